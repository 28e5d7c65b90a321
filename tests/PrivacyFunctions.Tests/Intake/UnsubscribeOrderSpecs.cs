using System.Text;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Tests.Intake;

public sealed class UnsubscribeOrderSpecs
{
    [Theory]
    [InlineData("""{"email":"mei.lin@example.com"}""")]
    [InlineData("""{"email":" mei.lin@example.com ","campaign":7}""")]
    [InlineData("""{"email":"mei.lin\u0040example.com"}""")]
    public void An_address_is_taken(string json) => Assert.Equal("mei.lin@example.com", Read(json).Email);

    [Fact]
    public void The_language_of_the_message_may_be_left_out()
    {
        Assert.Equal(Language.ZhCn, Read("""{"email":"mei.lin@example.com","language":"zh-CN"}""").Language);
        Assert.Null(Read("""{"email":"mei.lin@example.com"}""").Language);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"fr\"")]
    public void A_language_that_we_do_not_write_in_is_named(string language)
    {
        var order = Read($$"""{"email":"mei.lin@example.com","language":{{language}}}""");

        Assert.Equal((null, "language"), (order.Email, order.Field));
        Assert.Contains("zh-CN, en", order.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"email":null}""")]
    [InlineData("""{"email":7}""")]
    [InlineData("""{"email":""}""")]
    [InlineData("""{"email":"mei.lin"}""")]
    [InlineData("""{"email":"\ud800@example.com"}""")]
    public void A_member_that_is_wrong_is_named(string json)
    {
        var order = Read(json);

        Assert.Equal((null, "email"), (order.Email, order.Field));
        Assert.StartsWith("email is ", order.Problem!.Replace("Send the member email.", "email is missing", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"email":"a@example.com"}}""")]
    [InlineData("""{"email":"a@example.com","email":"b@example.com"}""")]
    public void What_is_no_object_is_said_to_be_none(string json)
    {
        var order = Read(json);

        Assert.Equal((null, null), (order.Email, order.Field));
        Assert.Contains("JSON object", order.Problem, StringComparison.Ordinal);
    }

    private static UnsubscribeOrder Read(string json) => UnsubscribeOrder.Read(Encoding.UTF8.GetBytes(json));
}
