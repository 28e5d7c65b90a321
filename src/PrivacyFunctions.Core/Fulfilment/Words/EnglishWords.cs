using System.Globalization;
using PrivacyFunctions.Profile;

namespace PrivacyFunctions.Fulfilment.Words;

internal class EnglishWords : PackageWords
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-GB");

    public static EnglishWords Instance { get; } = new();

    public override string Title => "A copy of your data";

    public override string Reference => "Reference";

    public override string Made => "Made on";

    public override string MadeBy => "Made by";

    public override string Contents => "What this copy holds";

    public override string System => "System";

    public override string Kind => "Kind of record";

    public override string Number => "Number";

    public override string File => "File";

    public override string Purposes => "Why we have such data";

    public override string Origins => "Where it comes from";

    public override string Recipients => "Who receives your data";

    public override string RecipientsExplained =>
        "Our privacy policy names these types of recipients. Which of them had data of yours depends on what you used; ask us if you want to know. If we delete data at your request, we do what we can to have those who had it from us delete it too, unless the law or your own consent to them says otherwise.";

    public override string RecipientPurpose => "What for";

    public override string Receives => "What they can receive";

    public override string ReceivesAny => "Any of your data that the purpose needs";

    public override string RecipientRights => "Your rights there";

    public override string NoRecords => "There are no records about you here.";

    public override string NoneShown => "The records are too many to show on this page. All of them are in the file:";

    public override string Shortened => "Long values are cut short on this page and end in […]. The file has them in full:";

    public override string WholeFile => "All of them are in the file:";

    public override string Files => "The files beside this page";

    public override string FilesExplained =>
        "The folder data holds every record in full, as JSON, a format that other services can read. Unpack the whole ZIP file first; then the links on this page open them.";

    public override string Checksums => "manifest.json lists every file, the number of its records and its SHA-256 checksum, so that you can see whether anything was changed.";

    public override string KeepSafe => "This copy is about you. Keep it where only you can open it.";

    public override string Questions => "Questions";

    public override string Email => "E-mail";

    public override string Phone => "Phone";

    public override string Address => "Address";

    public override string Empty => "empty";

    public override string Intro(string controller, string day) =>
        $"This is the personal data about you that {controller} held on {day}, together with where it was found.";

    public override string Records(long count) => count == 1 ? "1 record" : $"{count.ToString("N0", Culture)} records";

    public override string Categories(IReadOnlyList<string> names) => $"Kinds of data: {string.Join(", ", names)}.";

    public override string Origin(Origin origin) => origin switch
    {
        Profile.Origin.You => "From you",
        Profile.Origin.Others => "From other people who use our services",
        Profile.Origin.Automatic => "Recorded when you use our services",
        _ => "From affiliates, partners and other services",
    };

    public override string Shown(long shown, long all) =>
        $"The first {shown.ToString("N0", Culture)} of {all.ToString("N0", Culture)} records are shown.";

    public override string Missing(IReadOnlyList<string> sources) => $"This copy is not complete. We could not reach: {string.Join(", ", sources)}. You can ask us for the missing part at any time.";

    public override string Withheld(IReadOnlyList<string> fields) =>
        $"Left out: {string.Join(", ", fields)}. Passwords and other secrets are never copied, because a copy could open your account to others.";

    public override string Contact(string contact) =>
        $"If something is wrong or missing, write to {contact} and give the reference.";

    public override string Complaint(string authority) => $"You can also complain to {authority}.";

    public override string YesNo(bool value) => value ? "yes" : "no";

    public override string Bytes(int count) => $"[binary data, {count.ToString("N0", Culture)} bytes]";

    public override string NeutralSource(int number) => $"System {number}";

    public override string NeutralCollection(int number) => $"Records {number}";

    public override string NeutralField(int number) => $"Item {number}";
}
