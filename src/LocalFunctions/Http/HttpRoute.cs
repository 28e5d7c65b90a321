using LocalFunctions.Invocation;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Http;

/// <summary>The template, constraints and methods of one HTTP function.</summary>
internal sealed class HttpRoute
{
    private readonly TemplateMatcher _matcher;
    private readonly RouteTemplate _template;
    private readonly Dictionary<string, List<IRouteConstraint>> _constraints;
    private readonly string[] _methods;

    public HttpRoute(FunctionDescriptor function, string routePrefix, IInlineConstraintResolver resolver)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        Function = function;
        Level = trigger.AuthLevel;
        _methods = trigger.Methods ?? [];
        Template = $"{routePrefix}/{trigger.Route ?? function.Name}".TrimStart('/');
        _template = TemplateParser.Parse(Template);
        _matcher = new TemplateMatcher(_template, new RouteValueDictionary(_template.Parameters
            .Where(part => part.DefaultValue is not null).ToDictionary(part => part.Name!, part => part.DefaultValue)));
        _constraints = _template.Parameters.Where(part => part.InlineConstraints.Any()).ToDictionary(
            part => part.Name!,
            part => part.InlineConstraints.Select(constraint => resolver.ResolveConstraint(constraint.Constraint)
                ?? throw new InvalidOperationException(
                    $"Function '{function.Name}': route constraint '{constraint.Constraint}' is unknown.")).ToList());
    }

    public FunctionDescriptor Function { get; }

    /// <summary>As declared, with its parameters in braces.</summary>
    public string Template { get; }

    public AuthorizationLevel Level { get; }

    /// <summary>The route's values when path, constraints and method all match; null otherwise.</summary>
    public RouteValueDictionary? Match(HttpContext http)
    {
        if (_methods.Length > 0 && !_methods.Contains(http.Request.Method, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var values = new RouteValueDictionary();
        PathString path = http.Request.Path.HasValue ? http.Request.Path : "/";
        return _matcher.TryMatch(path, values) && ConstraintsHold(http, values) ? values : null;
    }

    private bool ConstraintsHold(HttpContext http, RouteValueDictionary values) =>
        _constraints.All(constraint =>
        {
            bool absent = !values.TryGetValue(constraint.Key, out object? value) || value is null;
            if (absent && _template.GetParameter(constraint.Key)!.IsOptional)
            {
                return true;
            }

            return constraint.Value.All(rule =>
                rule.Match(http, null, constraint.Key, values, RouteDirection.IncomingRequest));
        });
}
