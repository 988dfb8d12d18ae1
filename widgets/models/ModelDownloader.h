#pragma once

#include "core/detection/ModelStore.h"
#include "widgets/downloads/FileDownloader.h"

namespace vitrine {

/// Brings one file of weights into the models folder.
class ModelDownloader : public FileDownloader {
    Q_OBJECT

public:
    explicit ModelDownloader(ModelStore store, QObject *parent = nullptr,
                             DownloadLimits limits = {largestModelFile, 30'000, 8, {}});

    const CatalogueModel &model() const { return m_model; }
    using FileDownloader::start;
    void start(const CatalogueModel &model);

private:
    ModelStore m_store;
    CatalogueModel m_model;
};

} // namespace vitrine
