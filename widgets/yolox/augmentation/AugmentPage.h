#pragma once

#include "widgets/common/Export.h"

#include <QWidget>

class QLabel;

namespace vitrine {

class AugmentBar;
class AugmentControls;
class AugmentSession;
class MosaicView;
class FateTable;
class PoolNote;
class StationSteps;
class TracedView;

/// Mosaic, MixUp and the rest as something to build by hand: the numbers, the canvas of the mosaic, the picture after
/// the stage that is stepped to, and what became of each label.
class AugmentPage : public QWidget {
    Q_OBJECT

public:
    AugmentPage(AugmentSession *session, StationSteps *steps, QWidget *parent = nullptr);

    AugmentBar *bar() const { return m_bar; }
    AugmentControls *controls() const { return m_controls; }
    PoolNote *poolNote() const { return m_pool; }
    MosaicView *canvas() const { return m_canvas; }
    TracedView *result() const { return m_result; }
    FateTable *table() const { return m_table; }
    ExportSource exportSource() const;

private:
    void build();
    void setTexts();
    void showMade();
    void showStage();
    void light(int box);

    AugmentSession *m_session;
    StationSteps *m_steps;
    AugmentBar *m_bar;
    AugmentControls *m_controls;
    PoolNote *m_pool;
    QLabel *m_canvasName;
    MosaicView *m_canvas;
    QLabel *m_stageName;
    TracedView *m_result;
    QLabel *m_summary;
    FateTable *m_table;
    QLabel *m_note;
};

} // namespace vitrine
