using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using PrivacyFunctions;
using PrivacyFunctions.Mail.SendGrid;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UsePrivacyFunctions();
builder.Services.AddSendGrid(builder.Configuration);
builder.Services.AddPrivacyFunctions(builder.Configuration);
builder.Build().Run();
