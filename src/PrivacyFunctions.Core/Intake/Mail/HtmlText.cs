using System.Text;
using MimeKit.Text;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>The words of an HTML mail. Nothing is loaded or run; what is quoted comes out with <c>&gt;</c> before each line.</summary>
internal static class HtmlText
{
    public static string Of(string html)
    {
        using var reader = new StringReader(html);
        var tokenizer = new HtmlTokenizer(reader) { DecodeCharacterReferences = true };
        var writing = new Writing();
        while (tokenizer.ReadNextToken(out var token))
        {
            switch (token)
            {
                case HtmlTagToken tag:
                    writing.Tag(tag);
                    break;
                // Before plain data, which it derives from: scripts and styles say nothing to a reader.
                case HtmlScriptDataToken:
                    break;
                case HtmlDataToken data:
                    writing.Words(data.Data);
                    break;
            }
        }

        return writing.ToString();
    }

    private sealed class Writing
    {
        private readonly StringBuilder _text = new();
        private int _hidden;
        private int _quotes;

        public void Tag(HtmlTagToken tag)
        {
            var step = tag.IsEmptyElement ? 0 : tag.IsEndTag ? -1 : 1;
            switch (tag.Id)
            {
                case HtmlTagId.Head or HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title:
                    _hidden = Math.Max(0, _hidden + step);
                    break;
                case HtmlTagId.Body:
                    _hidden = 0;
                    break;
                case HtmlTagId.BlockQuote:
                    NewLine();
                    _quotes = Math.Max(0, _quotes + step);
                    break;
                case HtmlTagId.Br or HtmlTagId.HR:
                    _text.Append('\n');
                    break;
                case HtmlTagId.P or HtmlTagId.Div or HtmlTagId.TR or HtmlTagId.LI or HtmlTagId.Table or HtmlTagId.UL or HtmlTagId.OL
                    or HtmlTagId.H1 or HtmlTagId.H2 or HtmlTagId.H3 or HtmlTagId.H4 or HtmlTagId.Pre:
                    NewLine();
                    break;
                case HtmlTagId.TD or HtmlTagId.TH when step < 0:
                    _text.Append(' ');
                    break;
            }
        }

        // In HTML a line break is a space; runs of white space are one.
        public void Words(string data)
        {
            if (_hidden > 0)
            {
                return;
            }

            foreach (var c in data)
            {
                if (AtLineStart && char.IsWhiteSpace(c))
                {
                    continue;
                }

                if (AtLineStart && _quotes > 0)
                {
                    _text.Append("> ");
                }

                if (!char.IsWhiteSpace(c))
                {
                    _text.Append(c);
                }
                else if (_text[^1] != ' ')
                {
                    _text.Append(' ');
                }
            }
        }

        public override string ToString() => _text.ToString();

        private bool AtLineStart => _text.Length == 0 || _text[^1] == '\n';

        private void NewLine()
        {
            if (!AtLineStart)
            {
                _text.Append('\n');
            }
        }
    }
}
