using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using PrivacyFunctions.Requests;
using IcsCalendar = Ical.Net.Calendar;
using RequestStatus = PrivacyFunctions.Requests.RequestStatus;

namespace PrivacyFunctions.Deadlines;

/// <summary>
/// The internal due dates of open requests as a calendar (RFC 5545): an all-day event each, that shows the reference and
/// nothing else. What is read is what falls due, and never more than <see cref="MostRows"/> rows.
/// </summary>
public sealed class DueFeed(RequestLedger ledger, DueIndex due, DeadlineRules rules, TimeProvider time)
{
    /// <summary>Rows of the index, the earliest first; what is beyond comes when these are done.</summary>
    public const int MostRows = 300;

    private static readonly TimeSpan Ahead = TimeSpan.FromDays(120);

    public async Task<string> Write(CancellationToken cancellation)
    {
        var calendar = new IcsCalendar { ProductId = "-//PrivacyFunctions//Due dates//EN" };
        calendar.AddProperty("X-WR-CALNAME", "Privacy requests");
        calendar.AddProperty("REFRESH-INTERVAL", "PT1H");
        var rows = 0;
        await foreach (var row in due.DueBefore(time.GetUtcNow() + Ahead, cancellation))
        {
            if (++rows > MostRows)
            {
                break;
            }

            // A row may be left of a request that is closed, was never written, or falls due on another day now.
            if (await ledger.Find(row.Reference, cancellation) is { Status: not RequestStatus.Closed, Erased: null } request && row.IsOf(request))
            {
                calendar.Events.Add(Event(request));
            }
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private CalendarEvent Event(Request request)
    {
        var day = rules.Until(request.EarliestEnd).InternalDay;
        return new CalendarEvent
        {
            Uid = string.Create(CultureInfo.InvariantCulture, $"{request.Reference}@privacyfunctions"),
            DtStamp = new CalDateTime(time.GetUtcNow().UtcDateTime, CalDateTime.UtcTzId),
            Start = new CalDateTime(day),
            End = new CalDateTime(day.AddDays(1)),
            Summary = request.Reference.Value,
            Transparency = Ical.Net.TransparencyType.Transparent,
        };
    }
}
