namespace PrivacyFunctions.Deadlines.Regimes;

/// <summary>A rule file as it is written; every key that it may have, and no other.</summary>
internal sealed class RegimeFile
{
    public string? Regime { get; set; }

    public string? Promise { get; set; }

    public string? Extends { get; set; }

    public object? Title { get; set; }

    public string? AsOf { get; set; }

    public string? Zone { get; set; }

    public string? Calendar { get; set; }

    public string? CloseOfBusiness { get; set; }

    public CountingPart? Counting { get; set; }

    public List<string>? Residence { get; set; }

    public string? With { get; set; }

    public List<string>? Grounds { get; set; }

    public List<PausePart>? Pauses { get; set; }

    public List<ClockPart>? Clocks { get; set; }

    public Dictionary<string, object>? Notes { get; set; }

    public List<string>? Checks { get; set; }
}

internal sealed class CountingPart
{
    public bool? Roll { get; set; }

    public object? Source { get; set; }
}

internal sealed class PausePart
{
    public string? Reason { get; set; }

    public object? Source { get; set; }
}

internal sealed class ClockPart
{
    public string? Clock { get; set; }

    public List<string>? Kinds { get; set; }

    public List<string>? From { get; set; }

    public LimitPart? Limit { get; set; }

    public bool? FirstDayCounts { get; set; }

    public bool? Roll { get; set; }

    public ExtensionPart? Extension { get; set; }

    public object? Source { get; set; }

    public object? When { get; set; }

    public object? Check { get; set; }
}

internal sealed class ExtensionPart
{
    public LimitPart? Total { get; set; }

    public LimitPart? Further { get; set; }

    public object? Source { get; set; }
}

internal sealed class LimitPart
{
    public int? Days { get; set; }

    public int? WorkingDays { get; set; }

    public int? Months { get; set; }

    public int? Hours { get; set; }

    public bool? Immediately { get; set; }
}
