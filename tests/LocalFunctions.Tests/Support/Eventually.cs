using System.Globalization;

namespace LocalFunctions.Tests.Support;

internal static class Eventually
{
    /// <summary>Waits until the condition holds; fails with the question when it does not within the limit.</summary>
    public static async Task<T> Get<T>(Func<Task<T>> read, Func<T, bool> holds, string what, int seconds = 15)
    {
        long started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            T value = await read();
            if (holds(value))
            {
                return value;
            }

            if (TimeProvider.System.GetElapsedTime(started).TotalSeconds > seconds)
            {
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"After {seconds} s still not: {what}. Last seen: {value}"));
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public static Task Holds(Func<bool> condition, string what, int seconds = 15) =>
        Get(() => Task.FromResult(condition()), held => held, what, seconds);
}
