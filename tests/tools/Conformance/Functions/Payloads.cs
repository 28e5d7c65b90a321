using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LocalFunctions.Conformance;

[JsonPolymorphic]
[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
public abstract record Shape;

public sealed record Circle(double Radius) : Shape;

public sealed record Square(double Side) : Shape;

public sealed record Drawing(IReadOnlyList<Shape> Shapes, Shape? Frame = null);

public enum Colour
{
    Red,
    Blue,
}

/// <summary>One of everything that a payload is usually made of.</summary>
public sealed record Mixed(
    Guid Id,
    decimal Price,
    DateTimeOffset At,
    DateOnly Day,
    TimeSpan Lasts,
    Colour Colour,
    int? Missing,
    IReadOnlyDictionary<string, int[]> Numbers,
    byte[] Bytes);

public static class Payloads
{
    /// <summary>Its input through an activity and back.</summary>
    [Function("Carry")]
    public static async Task<string?> Carry([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await context.CallActivityAsync<string?>("Echo", context.GetInput<string?>());

    [Function("CarryStatus")]
    public static async Task CarryStatus([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus(context.GetInput<System.Text.Json.JsonElement?>());
        await context.WaitForExternalEvent<string>("end");
        context.SetCustomStatus(null);
    }

    [Function("CarryEvent")]
    public static Task<string> CarryEvent([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.WaitForExternalEvent<string>("payload");

    [Function("CarryMixed")]
    public static Task<Mixed> CarryMixed([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<Mixed>("EchoMixed", context.GetInput<Mixed>());

    [Function("EchoMixed")]
    public static Mixed EchoMixed([ActivityTrigger] Mixed mixed) => mixed;

    [Function("Draw")]
    public static Task<string> Draw([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string>("Describe", context.GetInput<Drawing>());

    [Function("Describe")]
    public static string Describe([ActivityTrigger] Drawing drawing) => string.Join(
        ", ", drawing.Shapes.Select(shape => shape.ToString()).Append(drawing.Frame is null ? "no frame" : $"in a {drawing.Frame}"));

    /// <summary>Whether each kind of absent value arrives as null or as the type's default.</summary>
    [Function("Nothing")]
    public static async Task<string> Nothing([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string? echoed = await context.CallActivityAsync<string?>("Echo", input: null);
        return $"{context.GetInput<string>() ?? "null"} {context.GetInput<int>()} {context.GetInput<Drawing>() is null} {echoed ?? "null"}";
    }
}
