namespace PrivacyFunctions.Mail.Letters;

/// <summary>A template is missing, does not parse, or asks for a variable that its letter does not have.</summary>
/// <remarks>The message names templates and variables, never values.</remarks>
public sealed class LetterTemplateException(string message) : Exception(message);
