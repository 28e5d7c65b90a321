namespace PrivacyFunctions.Requests;

/// <summary>Something was kept that a law keeps until a date: nothing is done with it but storing.</summary>
/// <param name="Until">The first end of what is kept, exclusive.</param>
public sealed record ErasedExcept(DateTimeOffset Until) : RequestEvent;

/// <summary>The time of something that was kept is over; it is being erased.</summary>
/// <param name="Due">What is, as counted at this moment.</param>
public sealed record HoldEnded(IReadOnlyList<ErasureLine> Due) : RequestEvent;

/// <summary>It was erased, and a second look found nothing left whose time is over.</summary>
/// <param name="Left">What is kept still.</param>
/// <param name="Until">The next end, exclusive; null where there is none.</param>
public sealed record KeptErased(IReadOnlyList<ErasureLine> Left, DateTimeOffset? Until) : RequestEvent;
