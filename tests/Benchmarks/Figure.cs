using System.Globalization;

namespace PrivacyFunctions.Benchmarks;

/// <summary>One measured number, with the bar it has to reach; without a bar it is a limit or a peer to compare with.</summary>
public sealed record Figure(string Name, double Value, string Unit)
{
    private double? _least;
    private double? _most;

    public bool IsShort => Value < _least || Value > _most || double.IsNaN(Value);

    private string Bar => (_least, _most) switch
    {
        ({ } least, _) => string.Create(CultureInfo.InvariantCulture, $">={least}"),
        (_, { } most) => string.Create(CultureInfo.InvariantCulture, $"<={most}"),
        _ => "-",
    };

    public Figure AtLeast(double bar) => this with { _least = bar };

    public Figure AtMost(double bar) => this with { _most = bar };

    /// <summary>As <c>name value unit bar ok|short</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name} {Math.Round(Value, Value < 100 ? 2 : 0)} {Unit} {Bar} {(IsShort ? "short" : "ok")}");
}
