using PrivacyFunctions.Languages;
using PrivacyFunctions.Mail.Letters;

namespace PrivacyFunctions.Tests.Mail;

public sealed class KindNames
{
    [Fact]
    public void A_copy_and_a_deletion_in_one_request_are_named_in_the_order_of_their_answers()
    {
        Assert.Equal("a copy of your data, and then its deletion", KindName.Of(["deletion", "copy"]).ToPerson.In(Language.En));
        Assert.Equal(KindName.Of(["copy", "deletion"]), KindName.Of(["deletion", "copy"]));
    }

    [Fact]
    public void One_kind_in_a_list_is_called_as_it_is_alone() => Assert.Equal(KindName.Of("deletion"), KindName.Of(["deletion"]));

    [Theory]
    [InlineData("copy", false)]
    [InlineData("deletion", true)]
    [InlineData("copy+deletion", true)]
    public void A_name_tells_whether_anything_is_deleted(string kind, bool deletes) => Assert.Equal(deletes, KindName.Of(kind).Deletes);

    [Fact]
    public void A_question_is_called_in_Chinese_as_somebody_would_say_it() =>
        Assert.Equal("咨询申请", KindName.Of("question").ToPerson.In(Language.ZhCn) + "申请");

    [Fact]
    public void Kinds_that_no_letter_knows_together_have_no_name()
    {
        Assert.Throws<KeyNotFoundException>(() => KindName.Of([]));
        Assert.Throws<KeyNotFoundException>(() => KindName.Of(["copy", "poem"]));
    }
}
