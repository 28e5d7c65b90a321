namespace LocalFunctions.Storage;

/// <summary>Is told how the storage account answers, so that an outage is known and logged once.</summary>
internal interface IStorageObserver
{
    void StorageAnswered();

    void StorageFailed(Exception e);
}
