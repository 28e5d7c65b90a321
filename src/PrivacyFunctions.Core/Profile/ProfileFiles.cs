namespace PrivacyFunctions.Profile;

// The files of a profile as they are written; ProfileReader says what is missing from them.

internal sealed class ControllerFile
{
    public ControllerEntry Controller { get; set; } = new();
}

internal sealed class ControllerEntry
{
    public Dictionary<string, string> Name { get; set; } = [];

    public Dictionary<string, string> Address { get; set; } = [];

    public Dictionary<string, string> Contact { get; set; } = [];

    public string Phone { get; set; } = "";

    public Dictionary<string, string> Authority { get; set; } = [];
}

internal abstract class CodedEntry
{
    public string Code { get; set; } = "";

    public Dictionary<string, string> Article { get; set; } = [];
}

internal sealed class GroundEntry : CodedEntry
{
    public bool Demands { get; set; }

    public bool Foreign { get; set; }

    public Dictionary<string, string> Words { get; set; } = [];
}

internal sealed class PurposeEntry : CodedEntry
{
    public string Use { get; set; } = "";

    public Dictionary<string, string> Words { get; set; } = [];

    public Dictionary<string, string>? WordsForStaff { get; set; }
}

internal sealed class DataCategoryEntry : CodedEntry
{
    public Dictionary<string, string> Title { get; set; } = [];

    public Dictionary<string, string> Examples { get; set; } = [];

    public List<string> Purposes { get; set; } = [];

    public List<string> Origins { get; set; } = [];

    public bool? Voluntary { get; set; }

    public Dictionary<string, string>? WithoutIt { get; set; }

    public bool? Sensitive { get; set; }

    public List<string>? Covers { get; set; }
}

internal sealed class RecipientEntry : CodedEntry
{
    public Dictionary<string, string> Title { get; set; } = [];

    public Dictionary<string, string> Purpose { get; set; } = [];

    public List<string> Receives { get; set; } = [];

    public Dictionary<string, string> Rights { get; set; } = [];

    public KeepingEntry? Keeps { get; set; }
}

internal sealed class KeepingEntry
{
    public string Because { get; set; } = "";

    public Dictionary<string, string> Reason { get; set; } = [];
}
