#pragma once

#include "core/detection/ModelStore.h"

#include <QDialog>

#include <memory>
#include <vector>

class QLabel;
class QPushButton;
class QThread;
class QTreeWidget;
class QTreeWidgetItem;

namespace vitrine {

class ModelDownloader;

/// The published weights: which are there, download, remove, use. Nothing is connected to before Download is pressed.
/// Downloads go on while the dialog is closed, so a room keeps one and shows it again.
class ModelManagerDialog : public QDialog {
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

private:
    struct Row {
        CatalogueModel model;
        QTreeWidgetItem *item = nullptr;
        ModelStore::State state = ModelStore::State::Missing;
        bool verified = false; ///< its checksum, since it was last seen to change
        ModelDownloader *downloader = nullptr; ///< made at the first download
    };

    void build();
    void retranslate();
    void refresh();
    void verifyPresent();
    void showVerified(std::size_t index, const Result<void> &result);
    void showRow(const Row &row);
    QString stateText(const Row &row) const;
    void updateButtons();
    void say(const QString &text, bool isProblem);

    Row *selected();
    void startDownload(Row &row);
    void cancelSelected();
    void removeSelected();
    void useSelected();
    void activate();
    void openFolder();

    ModelCatalogue m_catalogue;
    ModelStore m_store;
    std::vector<Row> m_rows;
    QLabel *m_about, *m_message;
    bool m_isProblem = false; ///< what m_message says
    QTreeWidget *m_list;
    QPushButton *m_use, *m_download, *m_cancel, *m_remove, *m_openFile, *m_openFolder, *m_close;
    Cancel m_cancelVerifying;
    std::unique_ptr<QThread> m_verifier;
};

} // namespace vitrine
