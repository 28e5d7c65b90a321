using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Profile;
using static PrivacyFunctions.Tests.Deadlines.ClockKit;

namespace PrivacyFunctions.Tests.Deadlines;

public sealed class RegimeFileSpecs : IDisposable
{
    private const string Right = """
        regime: test
        title: { en: Test, zh-CN: 测试 }
        asOf: 2026-11-25
        zone: Asia/Shanghai
        calendar: cn
        closeOfBusiness: "18:00"
        counting: { roll: true, source: test }
        clocks:
          - clock: answer
            kinds: [copy]
            limit: { days: 15 }
            source: test
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("rules").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_zone_of_every_regime_has_a_name_in_both_languages() => Assert.All(RegimeCatalogue.Default.Regimes.Values, regime =>
    {
        Assert.Matches(@"^\p{IsCJKUnifiedIdeographs}+$", regime.Zone.InWords(Language.ZhCn));
        Assert.EndsWith(" time", regime.Zone.InWords(Language.En), StringComparison.Ordinal);
    });

    [Fact]
    public void A_regime_of_ones_own_is_added()
    {
        Write("test.yml", Right);

        var catalogue = RegimeCatalogue.Load(_folder);

        Assert.Equal(new Limit(15, LimitUnit.Days), Assert.Single(catalogue.Regimes["test"].For("copy")).Limit);
        Assert.Equal(Catalogue.Regimes.Count + 1, catalogue.Regimes.Count);
    }

    [Theory]
    [InlineData("zone: Asia/Shanghai", "zone: China", "'zone' should be an IANA time zone")]
    [InlineData("calendar: cn", "calendar: fr", "'calendar' should be one of cn, gb, ie, nz, us-federal, weekdays")]
    [InlineData("asOf: 2026-11-25", "asOf: today", "'asOf' should be the day")]
    [InlineData("closeOfBusiness: \"18:00\"", "closeOfBusiness: six", "'closeOfBusiness' should be a time")]
    [InlineData("counting: { roll: true, source: test }", "counting: { source: test }", "'counting.roll' should be")]
    [InlineData("counting: { roll: true, source: test }", "counting: { roll: true }", "'counting.source' should be where the law")]
    [InlineData("title: { en: Test, zh-CN: 测试 }", "title: { en: Test }", "'title' should be a text in zh-CN")]
    [InlineData("clock: answer", "clock: reply", "'clocks[0].clock' should be one of answer, completion")]
    [InlineData("limit: { days: 15 }", "limit: { days: 15, months: 1 }", "'clocks[0].limit' should be one of days")]
    [InlineData("limit: { days: 15 }", "limit: { days: 0 }", "'clocks[0].limit' should be one of days")]
    [InlineData("limit: { days: 15 }", "limit: { weeks: 2 }", "line 11")]
    [InlineData("limit: { days: 15 }", "limit: { days: 15 }\n    extension: { total: { days: 10 }, source: test }", "'clocks[0].extension.total' should be longer")]
    [InlineData("limit: { days: 15 }", "limit: { days: 15 }\n    extension: { source: test }", "'clocks[0].extension' should be total")]
    [InlineData("limit: { days: 15 }", "limit: { days: 15 }\n    from: [identification]", "'clocks[0].from[0]' should be one of receipt")]
    [InlineData("kinds: [copy]", "kinds: []", "'clocks[0].kinds' should be the kinds")]
    [InlineData("    source: test", "    note: test", "line 12")]
    [InlineData("regime: test", "extends: nothing\nregime: test", "'extends' should be a regime")]
    [InlineData("regime: test", "with: nothing\nregime: test", "'with' should be one of policy")]
    [InlineData("regime: test", "", "should begin with 'regime:'")]
    [InlineData("regime: test", "regime: test\nregime: test", "line 2")]
    [InlineData("regime: test", "regime: [", "test.yml line")]
    public void A_mistake_stops_the_start_and_is_told_with_what_would_be_right(string right, string wrong, string says)
    {
        Write("test.yml", Right.Replace(right, wrong, StringComparison.Ordinal));

        var problem = Assert.Single(Assert.Throws<DeadlineRulesException>(() => RegimeCatalogue.Load(_folder)).Problems);

        Assert.StartsWith("test.yml", problem, StringComparison.Ordinal);
        Assert.Contains(says, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told() => Assert.Contains(
        "DeadlineRules",
        Assert.Throws<DeadlineRulesException>(() => RegimeCatalogue.Load("/no/such/folder")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_regime_that_leaves_a_kind_unanswered_cannot_be_the_deployments() => Assert.Contains(
        "no clock 'answer' for question",
        Assert.Single(DeadlineRules.Of(Catalogue, ["virginia"], Ladder.Load(null)).Gaps([Asked.Question])),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("gdpr")]
    [InlineData("uk-gdpr")]
    [InlineData("ccpa")]
    [InlineData("lgpd")]
    [InlineData("pipl")]
    public void A_law_that_people_live_under_alone_answers_every_kind_by_itself(string regime) =>
        Assert.Empty(DeadlineRules.Of(Catalogue, [regime], Ladder.Load(null)).Gaps([.. PrivacyFunctions.RequestKinds.KindCatalogue.Default.All.Select(k => k.Kind)]));

    [Fact]
    public void Every_rule_that_ships_is_dated_cited_and_known_in_both_languages()
    {
        var grounds = CompanyProfile.Default("privacy@example.com").Grounds.Select(g => g.Code).ToList();
        Assert.Equal(18, Catalogue.Regimes.Count);
        Assert.All(Catalogue.Regimes.Values.Concat(Catalogue.Promises.Values), regime =>
        {
            Assert.InRange(regime.AsOf, Day("2026-01-01"), Day("2027-12-31"));
            Assert.Empty((regime.Grounds ?? []).Except(grounds));
            Assert.All(regime.Clocks, c => Assert.NotEmpty(c.Source.ToString()));
        });
        Assert.Equal(12, Catalogue.Regimes["pipl"].Grounds!.Count);
        Assert.NotEmpty(Catalogue.Regimes["gdpr"].Grounds!);
    }

    [Fact]
    public void The_example_of_the_guide_works()
    {
        var guide = Guide.Text;
        Write("gdpr-de.yml", Block(guide, "regime: gdpr-de"));
        Write("policy-de.yml", Block(guide, "promise: policy-de"));
        Write("de-be.ics", Block(guide, "BEGIN:VCALENDAR"));

        var rules = DeadlineRules.Of(RegimeCatalogue.Load(_folder), ["gdpr-de"], Ladder.Load(_folder));
        var received = Moment(rules.Choice.Regimes[0], "2026-12-11");

        Assert.Equal(Day("2026-12-28"), rules.Run(Asked.Copy, new ClockEvents(received)).Of(ClockNames.Answer)!.Told.Told);
        Assert.Equal(Day("2026-12-28"), Deadline.ForAnswer(rules, new(Asked.Copy), received).LastDay);
    }

    [Fact]
    public void The_guide_lists_every_regime_and_calendar_as_it_is()
    {
        Assert.Equal(
            Catalogue.Regimes.Values.Concat(Catalogue.Promises.Values).Select(Guide.Row),
            Guide.Rows("| Name | Zone |"));
        Assert.Equal(
            Catalogue.Calendars.Names.Where(n => n != "weekdays").Select(n => $"| `{n}` | {Catalogue.Calendars[n].KnownThrough:yyyy-MM-dd} |"),
            Guide.Rows("| Calendar | Known through |").Select(row => string.Join('|', row.Split('|')[..3]) + "|"));
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private static string Block(string guide, string beginning)
    {
        var start = guide.IndexOf(beginning, StringComparison.Ordinal);
        return guide[start..guide.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
