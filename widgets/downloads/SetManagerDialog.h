#pragma once

#include "core/data/SetStore.h"
#include "widgets/downloads/ManagerDialog.h"

#include <memory>
#include <vector>

class QThread;
class QTreeWidgetItem;

namespace vitrine {

class SetDownloader;

/// The public data sets: which are there, download, remove, use. Downloads go on while the dialog is closed, so a room
/// keeps one and shows it again.
class SetManagerDialog : public ManagerDialog {
    Q_OBJECT

public:
    /// With the studio's own catalogue and the user's folder.
    explicit SetManagerDialog(QWidget *parent = nullptr);
    SetManagerDialog(std::vector<CatalogueSet> sets, SetStore store, QWidget *parent = nullptr,
                     DownloadLimits limits = {});
    ~SetManagerDialog() override;

    /// Selects a set by its id and downloads it, unless it is there.
    void download(const QString &id);
    void select(const QString &id);
    static std::vector<CatalogueSet> ownCatalogue();

signals:
    /// The set that the user wants to work with, as openDataset() takes it.
    void setChosen(const QString &spec);
    void setsChanged(); ///< one has come or gone

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
        CatalogueSet set;
        QTreeWidgetItem *item = nullptr;
        SetStore::State state = SetStore::State::Missing;
        enum class Check {
            None,
            Whole,
            Damaged
        } check = Check::None; ///< its checksums, since it was last seen to change
        SetDownloader *downloader = nullptr; ///< made at the first download
    };
    void retranslate();
    void refresh();
    void verifyPresent();
    void showVerified(std::size_t index, const Result<void> &result);
    void showRow(const Row &row);
    QString stateText(const Row &row) const;
    Row *selected();
    void startDownload(Row &row);
    void connectDownloader(Row &row);
    static bool isRunning(const Row &row);

    SetStore m_store;
    DownloadLimits m_limits;
    std::vector<Row> m_rows;
    Cancel m_cancelVerifying;
    std::unique_ptr<QThread> m_verifier;
};

} // namespace vitrine
