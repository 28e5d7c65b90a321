using System.Text.Json;
using LocalFunctions.Conformance;

namespace LocalFunctions.Tests.Conformance;

[StandsFor(Docs.Serialization)]
public sealed class PayloadSpecs(ServiceUnderTest underTest) : ConformanceSpec(underTest)
{
    public static TheoryData<string> Texts() => new(
        "Müller & Söhne <b>\"quoted\"</b> \\ 'x'",
        "数据主体\uff1a张三\u3002",
        "emoji 👩‍👩‍👧 and 𝒳 outside of the first plane",
        "עברית العربية e\u0301 \u202e reversed",
        "tab\t newline\n null\u0000 bell\u0007");

    [Theory]
    [InlineData(1)]
    [InlineData(5 * 1024 * 1024)]
    public async Task Inputs_and_outputs_of_a_byte_and_of_megabytes_pass_through_an_activity(int length)
    {
        string text = new('x', length);
        Assert.Equal(text, await Service.Run<string>("Carry", text));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5 * 1024 * 1024)]
    [StandsFor(Docs.ExternalEvents)]
    public async Task So_do_events(int length)
    {
        string text = new('x', length);
        string id = await Service.Start("CarryEvent");
        await Service.Raise(id, "payload", text);
        Assert.Equal(text, await Service.Output<string>(id));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_of_every_script_arrives_to_the_letter(string text) =>
        Assert.Equal(text, await Service.Run<string>("Carry", text));

    [Fact]
    public async Task An_absent_value_arrives_as_null_or_as_the_default_of_its_type() =>
        Assert.Equal("null 0 True null", await Service.Run<string>("Nothing"));

    [Fact]
    public async Task A_null_passes_through_an_activity() => Assert.Null(await Service.Run<string?>("Carry"));

    [Fact]
    public async Task One_of_everything_arrives_as_it_was()
    {
        var mixed = new Mixed(
            Guid.Parse("11111111-2222-3333-4444-555555555555"), 19.99m, new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(8)),
            new DateOnly(2028, 2, 29), TimeSpan.FromHours(36), Colour.Blue, null,
            new Dictionary<string, int[]> { ["ü"] = [1, 2], [string.Empty] = [] }, [0, 255]);
        Assert.Equal(JsonSerializer.Serialize(mixed), JsonSerializer.Serialize(await Service.Run<Mixed>("CarryMixed", mixed)));
    }

    [Fact]
    public async Task Values_of_several_types_keep_their_types() =>
        Assert.Equal(
            "Circle { Radius = 1 }, Square { Side = 2 }, in a Circle { Radius = 9 }",
            await Service.Run<string>("Draw", new Drawing([new Circle(1), new Square(2)], new Circle(9))));

    [Fact]
    [StandsFor(Docs.IsolatedWorker)]
    public async Task The_case_of_a_property_does_not_matter() =>
        Assert.Equal("no frame", await Service.Run<string>("Draw", new { shapes = Array.Empty<Shape>(), FRAME = (Shape?)null }));
}
