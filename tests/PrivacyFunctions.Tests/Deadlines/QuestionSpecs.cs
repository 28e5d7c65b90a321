using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Questions;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Tests.Deadlines;

/// <summary>What <c>/api/deadlines</c> answers.</summary>
public sealed class QuestionSpecs
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public void It_says_when_an_account_is_closed_and_how_that_is_counted()
    {
        var reply = Reply("regime=pipl&kind=account-cancellation&received=2026-09-30", Language.En);

        Assert.Equal("2026-10-27", reply.GetProperty("due").GetString());
        Assert.Equal("2026-10-27", reply.GetProperty("told").GetString());
        Assert.Equal("2026-10-27", reply.GetProperty("internalDue").GetString());
        Assert.False(reply.GetProperty("provisional").GetBoolean());
        Assert.Equal("completion", reply.GetProperty("clock").GetString());
        Assert.Equal("2026-10-28T00:00:00+08:00", reply.GetProperty("dueEnd").GetString());
        Assert.Equal("2026-10-27T18:00:00+08:00", reply.GetProperty("internalEnd").GetString());
        Assert.Equal(
            [
                "The request arrived on Wednesday 30 September 2026 (Beijing time).",
                "That day is not counted (PRC Civil Code, articles 201 and 203).",
                "15 working days end with Tuesday 27 October 2026 (calendar: Mainland China; Method for identifying unlawful collection and use of personal information by apps (2019, No. 191), item 6).",
                "Public holidays, not counted: Thursday 1 October 2026 to Wednesday 7 October 2026.",
                "Saturdays and Sundays worked to make up for them, counted: Saturday 10 October 2026.",
                "The last day is Tuesday 27 October 2026, until midnight (Beijing time). This is what people are told.",
                "Staff finish by the last working day on or before it: Tuesday 27 October 2026, 18:00.",
            ],
            Steps(reply));
        Assert.Equal(
            ["answer policy 2026-10-15", "answer pipl 2026-10-30", "completion pipl 2026-10-27", "completion policy 2026-10-27"],
            reply.GetProperty("clocks").EnumerateArray().Select(c => $"{c.GetProperty("clock")} {c.GetProperty("regime")} {c.GetProperty("due")}"));
    }

    [Fact]
    public void It_says_so_in_chinese() => Assert.Equal(
        [
            "申请于2026年9月18日（星期五）收到（北京时间）。",
            "当日不计入（《民法典》第二百零一条、第二百零三条）。",
            "15日，至2026年10月3日（星期六）届满（《隐私政策》（2021年12月10日）第五条（四）（六）、第十条）。",
            "最后一日为2026年10月3日（星期六），至24时止（北京时间）。告知申请人的即为该日。",
            "该日为法定节假日，依法以其后第一个工作日为届满日，即2026年10月8日（星期四）（《民法典》第二百零一条、第二百零三条）。",
            "内部期限为该日或之前的最后一个工作日：2026年9月30日（星期三）18:00。",
            "同一事项有多项期限的，以最早者为准：《隐私政策》（2021年12月10日）。",
        ],
        Steps(Reply("kind=copy&received=2026-09-18", Language.ZhCn)));

    [Fact]
    public void A_month_shows_what_people_are_told_beside_what_the_law_allows()
    {
        var reply = Reply("regime=gdpr&kind=access&received=2026-03-05", Language.En);

        Assert.Equal(("2026-04-05", "2026-04-07", "2026-04-03"), (reply.GetProperty("told").GetString(), reply.GetProperty("due").GetString(), reply.GetProperty("internalDue").GetString()));
        var extension = reply.GetProperty("clocks")[0].GetProperty("extension");
        Assert.Equal(("2026-06-05", "2026-04-05"), (extension.GetProperty("told").GetString(), extension.GetProperty("noticeBy").GetString()));
        Assert.Contains("It is a Saturday or Sunday, so by law the period ends with the next working day, Tuesday 7 April 2026 (Regulation (EEC, Euratom) 1182/71, articles 2 and 3).", Steps(reply));
    }

    [Theory]
    [InlineData("&pause=clarification:2026-03-10/2026-03-14", "4 days", "Thursday 9 April 2026", "UK GDPR, article 12A(5) and (6)")]
    [InlineData("&pause=clarification:2026-03-10/2026-03-14&pause=identity-doubt:2026-03-16/2026-03-17", "5 days", "Friday 10 April 2026",
        "UK GDPR, article 12A (Data (Use and Access) Act 2025, section 76), UK GDPR, article 12A(5) and (6)")]
    public void A_standstill_names_the_article_of_each_reason_for_it(string pauses, string days, string end, string source) => Assert.Contains(
        $"{days} are added, on which the clock stood still; it ends with {end} ({source}).",
        Steps(Reply($"regime=uk-gdpr&kind=access&received=2026-03-05{pauses}", Language.En)));

    [Fact]
    public void Every_kind_that_our_rules_name_has_words_for_people() => Assert.All(Language.Supported, language =>
        Assert.All(DeadlineRules.Default.Catalogue.Kinds, kind => Assert.NotEqual(kind, new DeadlineWords(TextCatalogue.In(language)).Kind(kind))));

    [Fact]
    public void An_incident_counts_from_its_awareness_and_first_by_the_clock_that_runs_in_any_case()
    {
        var reply = Reply("regime=gdpr&kind=incident&received=2026-03-28T10:00:00Z", Language.En);

        Assert.Equal(("report", "2026-03-31T11:00:00+01:00"), (reply.GetProperty("clock").GetString(), reply.GetProperty("dueEnd").GetString()));
        Assert.Equal("The incident became known on Saturday 28 March 2026 (Dublin time).", Steps(reply).First());
    }

    [Fact]
    public void A_date_beyond_the_calendar_is_provisional_and_says_through_when_it_is_known()
    {
        var reply = Reply("kind=account-cancellation&received=2026-12-18", Language.En);

        Assert.True(reply.GetProperty("provisional").GetBoolean());
        Assert.Equal("2027-01-11", reply.GetProperty("due").GetString());
        Assert.Contains("The days off of the calendar Mainland China are known through Thursday 31 December 2026 only, so the date is provisional.", Steps(reply));
    }

    [Theory]
    [InlineData("received=2026-09-30", "kind", "kindMissing", "account-cancellation")]
    [InlineData("kind=copy", "received", "receivedMissing", "2026-09-30")]
    [InlineData("kind=copy&received=30.9.2026", "received", "day", "2026-09-30")]
    [InlineData("kind=copy&received=2026-02-30", "received", "day", "2026-09-30")]
    [InlineData("kind=copy&received=1999-12-31", "received", "day", "2026-09-30")]
    [InlineData("kind=copy&received=9999-12-31", "received", "day", "2026-09-30")]
    [InlineData("kind=copy&received=0001-01-01T00:00:00%2B14:00", "received", "day", "2026-09-30")]
    [InlineData("kind=copy&received=2026-09-30T10:00:00", "received", "day", "2026-09-30T10:00:00+08:00")]
    [InlineData("kind=copie&received=2026-09-30", "kind", "oneOf", "copy")]
    [InlineData("regime=gdrp&kind=copy&received=2026-09-30", "regime", "oneOf", "gdpr")]
    [InlineData("regime=pipl,&kind=incident&received=2026-09-30", "received", "moment", "2026-09-30T10:00:00+08:00")]
    [InlineData("regime=virginia&kind=question&received=2026-09-30", "kind", "oneOf", "access")]
    [InlineData("promise=big&kind=copy&received=2026-09-30", "promise", "oneOf", "none")]
    [InlineData("residence=France&kind=copy&received=2026-09-30", "residence", "residence", "FR")]
    [InlineData("kind=copy&kind=deletion&received=2026-09-30", "kind", "once", null)]
    [InlineData("kind=copy&received=2026-09-30&extended=yes", "extended", "oneOf", "true")]
    [InlineData("kind=copy&received=2026-09-30&pause=lunch:2026-10-01/2026-10-02", "pause", "noPause", null)]
    [InlineData("regime=gdpr&kind=copy&received=2026-09-30&pause=2026-10-01", "pause", "pause", "identity-doubt:2026-03-10/2026-03-14")]
    [InlineData("regime=gdpr&kind=copy&received=2026-09-30&pause=identity-doubt:2026-10-03/2026-10-01", "pause", "pause", "identity-doubt:2026-03-10/2026-03-14")]
    [InlineData("kind=copy&received=2026-09-30&identity=soon", "identity", "day", "2026-09-30")]
    [InlineData("kind=copy&received=2026-09-30&lang=tlh", "lang", "oneOf", "en")]
    [InlineData("kind=copy&received=2026-09-30&recieved=1", "recieved", "unknown", "received")]
    public void What_is_wrong_names_the_parameter_and_what_would_be_right(string query, string parameter, string code, string? allowed)
    {
        var problem = Assert.Single(Ask(query).Problems);

        Assert.Equal((parameter, code), (problem.Parameter, problem.Code));
        Assert.True(allowed is null || problem.Allowed.Contains(allowed));
    }

    [Theory]
    [InlineData("kind=copy&received=2026-09-30T23:30:00%2B08:00", "2026-10-15")]
    [InlineData("kind=copy&received=2026-09-30T23:30:00 08:00", "2026-10-15")]
    [InlineData("kind=copy&received=2026-09-30T16:30:00Z", "2026-10-16")]
    [InlineData("kind=access&received=2026-09-30&residence=FR&promise=none", "2026-10-30")]
    [InlineData("kind=access&received=2026-09-30&residence=FR&promise=policy", "2026-10-15")]
    [InlineData("kind=access&received=2026-01-31&regime=gdpr,pipl-bare", "2026-02-28")]
    public void A_moment_counts_by_its_day_in_the_legal_zone_and_a_residence_chooses_the_law(string query, string told) =>
        Assert.Equal(told, Reply(query, Language.En).GetProperty("told").GetString());

    private static IEnumerable<string?> Steps(JsonElement reply) => reply.GetProperty("steps").EnumerateArray().Select(s => s.GetString());

    private static JsonElement Reply(string query, Language language)
    {
        var asked = Ask(query);
        Assert.Empty(asked.Problems);
        return JsonSerializer.SerializeToElement(DeadlineReply.Of(asked.Question!, TextCatalogue.In(language)), Web);
    }

    private static (DeadlineQuestion? Question, IReadOnlyList<QuestionProblem> Problems) Ask(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        var reader = new QuestionReader(DeadlineRules.Default, name => [.. values.TryGetValue(name, out var sent) ? sent.OfType<string>() : []]);
        return (reader.Read(values.Keys), reader.Problems);
    }
}
