using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using PrivacyFunctions;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UsePrivacyFunctions();
builder.Services.AddPrivacyFunctions(builder.Configuration);
builder.Build().Run();
