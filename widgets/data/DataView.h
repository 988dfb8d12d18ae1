#pragma once

#include "widgets/data/DataOutline.h"

#include <QWidget>

#include <array>

class QLabel;
class QListWidget;
class QProgressBar;
class QSpinBox;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace vitrine {

class AugmentationView;
class ClassBars;
class DataSession;
class PointPlot;
class SampleGrid;
class TrainState;

/// The set that a network learns from: its samples, how often each class comes, what augmentations make of a sample,
/// and what is known about all of it.
class DataView : public QWidget {
    Q_OBJECT

public:
    DataView(DataSession *session, TrainState *state, QWidget *parent = nullptr);

    QTabWidget *tabs() const { return m_tabs; }
    SampleGrid *grid() const { return m_grid; }
    ClassBars *bars() const { return m_bars; }
    PointPlot *points() const { return m_points; }
    AugmentationView *augmentations() const { return m_augmentations; }
    QToolButton *partButton(DataPart part) const { return m_parts[static_cast<std::size_t>(part)]; }
    QSpinBox *index() const { return m_index; }
    QString facts() const;

signals:
    void pictureWanted(qint64 item); ///< on the canvas

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildSamples();
    QWidget *buildAbout(TrainState *state);
    void connectAll();
    void showOutline();
    void showFacts();
    void showProgress(double share);
    void filter();
    void select(qint64 item);
    void stylePartButtons();
    QString captionOf(qint64 item) const;
    QString tipOf(qint64 item) const;
    QString headline() const;
    QString statisticsText() const;
    void retranslate();

    DataSession *m_session;
    QTabWidget *m_tabs;
    QLabel *m_headline;
    QProgressBar *m_progress;
    std::array<QToolButton *, dataPartCount> m_parts;
    QLabel *m_indexCaption;
    QSpinBox *m_index;
    ClassBars *m_bars;
    QStackedWidget *m_stage; ///< grid or points
    SampleGrid *m_grid;
    PointPlot *m_points;
    QLabel *m_current;
    AugmentationView *m_augmentations;
    QLabel *m_facts, *m_unreadableCaption;
    QListWidget *m_unreadable;
    double m_share = 0;
};

} // namespace vitrine
