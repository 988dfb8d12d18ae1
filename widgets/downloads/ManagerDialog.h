#pragma once

#include "widgets/downloads/FileDownloader.h"

#include <QDialog>

#include <filesystem>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace vitrine {

/// What dialogs about things to download have in common: a text, a list with a row each, the buttons that work on the
/// row that is selected, and a line for what went well or wrong. Nothing is connected to before Download is pressed.
class ManagerDialog : public QDialog {
    Q_OBJECT

public:
    /// `name`: of the list, as an object.
    ManagerDialog(const QString &name, int columns, QWidget *parent);

protected:
    QTreeWidget *list() const { return m_list; }
    QLabel *about() const { return m_about; }
    /// A button in the lower row, before the others.
    QPushButton *addOther();
    struct Possible {
        bool use = false, download = false, cancel = false, remove = false;
    };
    void enableButtons(const Possible &possible);
    bool canDownload() const;
    void say(const QString &text, bool isProblem);
    void sayAgain(); ///< in the colours of now
    void showFolder(const std::filesystem::path &folder);
    /// "downloading 12 % · 3.1 MiB/s · 5 s left"
    static QString downloadText(FileDownloader::Stage stage, const DownloadProgress &progress);

    virtual void useSelected() = 0;
    virtual void downloadSelected() = 0;
    virtual void cancelSelected() = 0;
    virtual void removeSelected() = 0;
    virtual void openFolder() = 0;
    virtual void updateButtons() = 0;

private:
    void build(const QString &name, int columns);
    void connectAll();
    void activate();

    QLabel *m_about, *m_message;
    bool m_isProblem = false; ///< what m_message says
    QTreeWidget *m_list;
    QPushButton *m_use, *m_download, *m_cancel, *m_remove, *m_openFolder, *m_close;
    QHBoxLayout *m_others;
};

} // namespace vitrine
