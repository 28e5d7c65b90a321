namespace PrivacyFunctions.Requests;

/// <summary>Asking the person for what a decision lacks. The clock runs on: silence is decided on what is known.</summary>
public static class QuestionDecisions
{
    /// <summary>Whether the person can be asked now: while staff decide, and nobody has decided first. An authority is called.</summary>
    public static bool CanAsk(Request request) => request is { Status: RequestStatus.InReview, Searched: not null, Proposal: null, IsDecided: false, Received.Demand: null };

    public static Ruling Ask(Request request, PersonAsked question) => request switch
    {
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Asked: { } asked } when asked == question || (asked.By == question.By && asked.Question == question.Question) => Ruling.Unchanged,
        _ when !CanAsk(request) => Ruling.No(Obstacle.AlreadyDecided),
        _ => Ruling.Of(question),
    };

    public static Ruling Answer(Request request, string text) => request switch
    {
        { Asked: null, Answers: [.., var last] } when last == text => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Asked: null } => Ruling.No(Obstacle.TooLate),
        _ => Ruling.Of(new PersonAnswered(text)),
    };

    public static Ruling GiveUpWaiting(Request request, DateTimeOffset now) => request switch
    {
        { Asked: { } asked, Status: RequestStatus.AwaitingPerson } when asked.Until <= now => Ruling.Of(new PersonSilent()),
        _ => Ruling.Unchanged,
    };
}
