#pragma once

#include "core/detection/ModelStore.h"
#include "widgets/downloads/ManagerDialog.h"

#include <memory>
#include <vector>

class QPushButton;
class QThread;
class QTreeWidgetItem;

namespace vitrine {

class ModelDownloader;

/// The published weights: which are there, download, remove, use. Nothing is connected to before Download is pressed.
/// Downloads go on while the dialog is closed, so a room keeps one and shows it again.
class ModelManagerDialog : public ManagerDialog {
    Q_OBJECT

public:
    /// With the studio's own catalogue and the user's folder.
    explicit ModelManagerDialog(QWidget *parent = nullptr);
    ModelManagerDialog(ModelCatalogue catalogue, ModelStore store, QWidget *parent = nullptr);
    ~ModelManagerDialog() override;

    /// Selects a model (any of its names) and downloads it, unless it is there.
    void download(const QString &name);

public slots:
    /// Asks for a file of weights; modelChosen() is the answer.
    void openFile();

signals:
    /// The weights that the user wants to work with.
    void modelChosen(const QString &file);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

    void useSelected() override;
    void downloadSelected() override;
    void cancelSelected() override;
    void removeSelected() override;
    void openFolder() override;
    void updateButtons() override;

private:
    struct Row {
        CatalogueModel model;
        QTreeWidgetItem *item = nullptr;
        ModelStore::State state = ModelStore::State::Missing;
        bool verified = false; ///< its checksum, since it was last seen to change
        ModelDownloader *downloader = nullptr; ///< made at the first download
    };

    void retranslate();
    void refresh();
    void verifyPresent();
    void showVerified(std::size_t index, const Result<void> &result);
    void showRow(const Row &row);
    QString stateText(const Row &row) const;

    Row *selected();
    void startDownload(Row &row);

    ModelCatalogue m_catalogue;
    ModelStore m_store;
    std::vector<Row> m_rows;
    QPushButton *m_openFile;
    Cancel m_cancelVerifying;
    std::unique_ptr<QThread> m_verifier;
};

} // namespace vitrine
