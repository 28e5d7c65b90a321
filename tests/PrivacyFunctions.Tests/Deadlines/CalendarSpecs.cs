using PrivacyFunctions.Deadlines.Calendars;
using PrivacyFunctions.Deadlines.Regimes;
using static PrivacyFunctions.Tests.Deadlines.ClockKit;

namespace PrivacyFunctions.Tests.Deadlines;

public sealed class CalendarSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("calendars").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("cn", "2026-10-01", DayKind.Holiday)]
    [InlineData("cn", "2026-10-08", DayKind.Working)]
    [InlineData("cn", "2026-10-10", DayKind.MakeUpWorkday)]
    [InlineData("cn", "2026-10-11", DayKind.Weekend)]
    [InlineData("cn", "2026-02-14", DayKind.MakeUpWorkday)]
    [InlineData("cn", "2007-02-18", DayKind.Holiday)]
    [InlineData("cn", "2020-01-31", DayKind.Holiday)]
    [InlineData("cn", "2022-12-31", DayKind.Holiday)]
    [InlineData("cn", "2027-10-01", DayKind.Holiday)]
    [InlineData("cn", "2027-10-04", DayKind.Working)]
    [InlineData("us-federal", "2026-07-03", DayKind.Holiday)]
    [InlineData("us-federal", "2026-11-27", DayKind.Working)]
    [InlineData("us-federal", "2021-12-31", DayKind.Holiday)]
    [InlineData("nz", "2027-01-15", DayKind.Holiday)]
    [InlineData("nz", "2027-01-18", DayKind.Working)]
    [InlineData("nz", "2026-07-10", DayKind.Holiday)]
    [InlineData("ie", "2026-04-06", DayKind.Holiday)]
    [InlineData("ie", "2026-04-03", DayKind.Working)]
    [InlineData("gb", "2026-04-03", DayKind.Holiday)]
    [InlineData("gb", "2022-05-30", DayKind.Working)]
    public void A_calendar_knows_what_a_day_is(string calendar, string day, DayKind kind) =>
        Assert.Equal(kind, Catalogue.Calendars[calendar].KindOf(Day(day)));

    [Theory]
    [InlineData("cn", "2007-01-01", "2026-12-31")]
    [InlineData("us-federal", "2007-01-01", "2052-12-31")]
    [InlineData("nz", "2007-01-01", "2052-12-31")]
    public void A_calendar_says_how_far_it_is_known(string calendar, string from, string through) =>
        Assert.Equal((Day(from), Day(through)), (Catalogue.Calendars[calendar].KnownFrom, Catalogue.Calendars[calendar].KnownThrough));

    [Fact]
    public void Mainland_china_worked_as_many_days_in_2026_as_the_notice_says() =>
        Assert.Equal(248, Catalogue.Calendars["cn"].Count(Day("2025-12-31"), Day("2026-12-31")));

    [Fact]
    public void A_calendar_of_ones_own_replaces_ours_and_makes_its_dates_final()
    {
        var next = """
            BEGIN:VEVENT
            UID:newyear-2027
            DTSTAMP:20261105T000000Z
            DTSTART;VALUE=DATE:20270101
            DTEND;VALUE=DATE:20270104
            SUMMARY:New Year
            END:VEVENT
            BEGIN:VEVENT
            UID:newyear-2027-work
            DTSTAMP:20261105T000000Z
            DTSTART;VALUE=DATE:20270109
            SUMMARY:New Year
            CATEGORIES:WORKDAY
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n");
        File.WriteAllText(Path.Combine(_folder, "cn.ics"), PrivacyFunctions.Deadlines.Embedded.Text("Calendars/cn.ics")
            .Replace("X-KNOWN-THROUGH:20261231", "X-KNOWN-THROUGH:20271231", StringComparison.Ordinal)
            .Replace("END:VCALENDAR\r\n", next, StringComparison.Ordinal));

        var catalogue = RegimeCatalogue.Load(_folder);
        var clock = PrivacyFunctions.Deadlines.Clocks.ClockMath.Run(
            catalogue.Regimes["pipl"],
            catalogue.Regimes["pipl"].For("account-cancellation").Single(c => c.Name == ClockNames.Completion),
            new(Moment(Regime("pipl"), "2026-12-18")))!;

        Assert.False(clock.IsProvisional);
        Assert.Equal(Day("2027-01-09"), clock.Told);
    }

    [Fact]
    public void Any_icalendar_file_of_holidays_will_do()
    {
        var calendar = CalendarFile.Parse("test", """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//test//EN
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:20250506
            RRULE:FREQ=YEARLY
            SUMMARY:Every year
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTART;VALUE=DATE:20260309
            DTEND;VALUE=DATE:20260311
            SUMMARY:Two days
            END:VEVENT
            END:VCALENDAR
            """);

        Assert.Equal((Day("2026-01-01"), Day("2026-12-31")), (calendar.KnownFrom, calendar.KnownThrough));
        Assert.Equal(
            [DayKind.Holiday, DayKind.Holiday, DayKind.Working, DayKind.Holiday],
            new[] { "2026-03-09", "2026-03-10", "2026-03-11", "2026-05-06" }.Select(d => calendar.KindOf(Day(d))));
        Assert.Equal("Two days", calendar.HolidayName(Day("2026-03-10")));
    }

    [Theory]
    [InlineData("not a calendar", "iCalendar")]
    [InlineData("", "empty")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n", "no all-day event")]
    public void A_file_that_is_no_calendar_of_holidays_is_refused_with_what_would_be_right(string text, string says)
    {
        File.WriteAllText(Path.Combine(_folder, "ie.ics"), text);

        var problem = Assert.Single(Assert.Throws<DeadlineRulesException>(() => RegimeCatalogue.Load(_folder)).Problems);

        Assert.StartsWith("ie.ics: ", problem, StringComparison.Ordinal);
        Assert.Contains(says, problem, StringComparison.Ordinal);
    }
}
