#pragma once

#include "app/studio/documents/NetworkIo.h"
#include "core/base/Result.h"
#include "widgets/compare/NetCompareChoice.h"

#include <QImage>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QThreadPool>

class QDialog;
class QScrollArea;
class QWidget;

namespace vitrine {

class Documents;
struct WeightMatch;
class DrawPad;
class NetCompareMenu;
class NetCompareSession;
class NetCompareState;
class NetCompareView;
class Session;
class StepCursor;
class TrainDesk;

/// Comparing in the Network room: when it is shown, and what what is open is compared with. Files and pictures that are
/// dropped on it become the other side.
class NetCompareDesk : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Session *session;
        StepCursor *cursor;
        Documents *documents;
        TrainDesk *training;
    };
    NetCompareDesk(const Parts &parts, QWidget *window);
    ~NetCompareDesk() override;

    QWidget *stage() const; ///< the view, in what scrolls it where there is little room
    NetCompareView *view() const { return m_view; }
    NetCompareState *state() const { return m_state; }
    NetCompareSession *session() const { return m_session; }
    NetCompareMenu *menu() const { return m_menu; }
    DrawPad *drawPad() const; ///< null while nothing is drawn
    int wantedWidth() const; ///< pixels that it is read well at
    bool isOpen() const { return m_isOpen; }
    bool climb(); ///< out of it; false where it is not open
    /// What dropping files on it does.
    QString promise(const QStringList &files) const;
    void setFolder(const QString &folder) { m_folder = folder; } ///< where its dialog begins
    void remember() const;

public slots:
    void setOpen(bool open);
    void choose(const vitrine::NetCompareChoice &choice);
    /// A picture, weights, a network, or a network with its weights: the other side.
    void openFiles(const QStringList &files);
    void openImage(const QImage &image);
    void askFile();
    void draw();
    void pastePicture();

signals:
    void openChanged(bool isOpen);
    void said(const QString &text);
    void failed(const vitrine::Error &error);

private:
    void connectView();
    void readNetwork(const QString &file, const NetCompareChoice &with);
    void take(const QString &file, const ReadNetwork &read, NetCompareChoice choice);
    void readWeights(const QString &file, const NetCompareChoice &with);
    void askForPart(const QString &file, const WeightMatch &match, const NetCompareChoice &with);
    void refuse(const Error &error);
    void follow();

    Parts m_parts;
    QWidget *m_window;
    NetCompareSession *m_session;
    NetCompareState *m_state;
    NetCompareView *m_view;
    QScrollArea *m_stage;
    NetCompareMenu *m_menu;
    QPointer<DrawPad> m_pad;
    QString m_folder;
    bool m_isOpen = false;
    QThreadPool m_pool; ///< of one thread: reads networks
};

} // namespace vitrine
