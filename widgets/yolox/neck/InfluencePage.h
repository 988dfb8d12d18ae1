#pragma once

#include "widgets/common/Export.h"
#include "widgets/yolox/neck/NeckSession.h"

#include <QWidget>

class QLabel;

namespace vitrine {

class InfluenceView;
class SceneView;
class SegmentedControl;
class YoloxState;

/// Choose a place of one of the backbone's maps on the picture, and see what it changes in the outputs of each neck.
class InfluencePage : public QWidget {
    Q_OBJECT

public:
    InfluencePage(YoloxState *state, NeckSession *session, QWidget *parent = nullptr);

    InfluenceView *view() const { return m_view; }
    SegmentedControl *levels() const { return m_levels; }
    SceneView *scene() const { return m_scene; }
    ExportSource exportSource() const;
    /// Asks about the room's cell, else about the middle of the picture, where nothing was asked yet.
    void begin();
    /// The place of the chosen level at a point of the input.
    void askAt(const QPointF &point);

private:
    void askLevel(int level);
    void showPlace();
    void setTexts();

    YoloxState *m_state;
    NeckSession *m_session;
    SegmentedControl *m_levels;
    SceneView *m_scene;
    InfluenceView *m_view;
    QLabel *m_sentence;
    bool m_isTelling = false; ///< the room's cell is being set
};

} // namespace vitrine
