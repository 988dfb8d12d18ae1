#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QToolButton;

namespace vitrine {

class DetectSession;

/// The pictures that were opened, to go through; and the ways to open others and to detect in all of them.
class PicturesPanel : public QWidget {
    Q_OBJECT

public:
    explicit PicturesPanel(DetectSession *session, QWidget *parent = nullptr);

    QListWidget *list() const { return m_list; }

signals:
    void openWanted();
    void openFolderWanted();
    void batchWanted();

private:
    void fill();
    void showCurrent();
    void retranslate();

    DetectSession *m_session;
    QToolButton *m_open, *m_folder, *m_previous, *m_next, *m_batch;
    QLabel *m_place;
    QListWidget *m_list;
};

} // namespace vitrine
