#pragma once

#include "core/base/Result.h"
#include "widgets/landscape/LandscapeStart.h"

#include <QObject>
#include <QTimer>

namespace vitrine {

class LandscapePanel;
class LandscapeSession;
class Session;
class TrainDesk;

/// The loss landscape in the Network room: of the network that is open, with the path of its run, and the way back from
/// a place in it to the canvas.
class LandscapeDesk : public QObject {
    Q_OBJECT

public:
    LandscapeDesk(Session *session, TrainDesk *training, QWidget *window);

    LandscapeSession *landscape() const { return m_landscape; }
    LandscapePanel *panel() const { return m_panel; }
    void remember() const; ///< the settings

public slots:
    void compute();

signals:
    void stateChanged(); ///< whether there is a landscape, and how it is looked at
    void said(const QString &text);
    void failed(const vitrine::Error &error);

private:
    LandscapeOrder order() const;
    std::vector<LandscapePath> paths() const;
    void followPath();
    void followCanvas();
    void load(Point2 place);

    Session *m_session;
    TrainDesk *m_training;
    LandscapeSession *m_landscape;
    LandscapePanel *m_panel;
    QTimer m_growth; ///< of the path, while training goes on
};

} // namespace vitrine
