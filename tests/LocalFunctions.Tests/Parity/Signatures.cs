using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace LocalFunctions.Tests.Parity;

/// <summary>Writes public and protected members in the notation of the files in Upstream.</summary>
internal static class Signatures
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(string)] = "string", [typeof(object)] = "object", [typeof(int)] = "int", [typeof(bool)] = "bool",
        [typeof(double)] = "double", [typeof(void)] = "void",
    };

    public static string Header(Type type)
    {
        string kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        bool hasBase = type.IsClass && type.BaseType is { } parent && parent != typeof(object);
        return $"{kind} {type.Namespace}.{Name(type)}{(hasBase ? " : " + Name(type.BaseType!) : string.Empty)}";
    }

    public static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name}={(int)Enum.Parse(type, name)}");
        }

        IEnumerable<string> constructors = type.GetConstructors(Declared).Where(IsVisible)
            .Select(constructor => $"{Access(constructor)} {Name(type)}({Parameters(constructor)})");
        IEnumerable<string> properties = type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(IsVisible))
            .Where(property => property.Name != "EqualityContract").Select(Property);
        IEnumerable<string> constants = type.GetFields(Declared).Where(field => field.IsPublic && field.IsLiteral)
            .Select(field => $"public const {Name(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}");
        return [.. constructors, .. properties, .. constants, .. type.GetMethods(Declared).Where(IsWritten).Select(Method)];
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // What a compiler makes for records and delegates is no promise of ours, apart from Invoke.
    private static bool IsWritten(MethodInfo method) => IsVisible(method)
        && (!method.IsSpecialName || method.Name.StartsWith("op_Im", StringComparison.Ordinal))
        && !(method.Name is "ToString" or "GetHashCode" or "Equals" or "PrintMembers" or "<Clone>$" or "Deconstruct"
            or "BeginInvoke" or "EndInvoke");

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string Kind(MethodBase method) => method switch
    {
        { IsStatic: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        _ => string.Empty,
    };

    private static string Property(PropertyInfo property)
    {
        MethodInfo accessor = property.GetAccessors(true).First(IsVisible);
        NullabilityInfo info = new NullabilityInfoContext().Create(property);
        string get = property.GetMethod is { } getter && IsVisible(getter) ? "get; " : string.Empty;
        string set = property.SetMethod is { } setter && IsVisible(setter)
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; " : "set; "
            : string.Empty;
        return $"{Access(accessor)} {Kind(accessor)}{Name(info, get.Length > 0)} {property.Name} {{ {get}{set}}}";
    }

    private static string Method(MethodInfo method)
    {
        string result = Name(new NullabilityInfoContext().Create(method.ReturnParameter), reading: true);
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : string.Empty;
        return $"{Access(method)} {Kind(method)}{result} {method.Name}{generic}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method)
    {
        bool isExtension = method.IsDefined(typeof(ExtensionAttribute));
        return string.Join(", ", method.GetParameters().Select(parameter =>
        {
            string prefix = isExtension && parameter.Position == 0 ? "this "
                : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : string.Empty;
            string type = Name(new NullabilityInfoContext().Create(parameter), reading: false);
            return $"{prefix}{type} {parameter.Name}{Default(parameter)}";
        }));
    }

    private static string Default(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue)
        {
            return string.Empty;
        }

        return parameter.RawDefaultValue switch
        {
            null => parameter.ParameterType.IsValueType ? " = default" : " = null",
            bool value => value ? " = true" : " = false",
            var value => " = " + Convert.ToString(value, CultureInfo.InvariantCulture),
        };
    }

    private static string Name(NullabilityInfo info, bool reading)
    {
        NullabilityState state = reading ? info.ReadState : info.WriteState;
        bool isNullable = state == NullabilityState.Nullable && !info.Type.IsValueType && !info.Type.IsGenericParameter;
        return Bare(info, reading) + (isNullable ? "?" : string.Empty);
    }

    private static string Bare(NullabilityInfo info, bool reading)
    {
        if (info.ElementType is { } element)
        {
            return Name(element, reading) + "[]";
        }

        if (Nullable.GetUnderlyingType(info.Type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        return info.GenericTypeArguments.Length == 0
            ? Name(info.Type)
            : $"{Plain(info.Type)}<{string.Join(", ", info.GenericTypeArguments.Select(argument => Name(argument, reading)))}>";
    }

    private static string Name(Type type) => Keywords.TryGetValue(type, out string? keyword) ? keyword
        : type.IsGenericType ? $"{Plain(type)}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;

    private static string Plain(Type type) => type.Name.Split('`')[0];
}
