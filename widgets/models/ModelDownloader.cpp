#include "widgets/models/ModelDownloader.h"

#include <utility>

namespace vitrine {

ModelDownloader::ModelDownloader(ModelStore store, QObject *parent, DownloadLimits limits)
    : FileDownloader(parent, std::move(limits)), m_store(std::move(store))
{
}

void ModelDownloader::start(const CatalogueModel &model)
{
    m_model = model;
    DownloadTask task;
    task.name = QString::fromStdString(model.name);
    task.url = QUrl(QString::fromStdString(model.url), QUrl::StrictMode);
    task.folder = m_store.folder();
    task.part = m_store.partFile(model);
    task.target = m_store.file(model);
    task.size = model.size;
    task.beginsRight = looksLikeCheckpoint;
    task.wrongStart = tr("What the server sends does not begin as weights do.");
    task.install = [store = m_store, model](const Cancel &cancel) mutable { return store.install(model, cancel); };
    FileDownloader::start(task);
}

} // namespace vitrine
