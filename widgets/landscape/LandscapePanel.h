#pragma once

#include "widgets/common/Export.h"
#include "widgets/landscape/LandscapeLook.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace vitrine {

class LandscapeForm;
class LandscapeLegend;
class LandscapeLine;
class LandscapeMap;
class LandscapeSession;
class LandscapeSolid;
class SegmentedControl;

/// A loss landscape with all that belongs to it: what it is set by, compute and cancel, the views, and what may be done
/// with a place in it. Knows nothing of where the network comes from: whoever owns it answers orderWanted() and
/// weightsChosen().
class LandscapePanel : public QWidget {
    Q_OBJECT

public:
    explicit LandscapePanel(LandscapeSession *session, QWidget *parent = nullptr);

    LandscapeSession *session() const { return m_session; }
    LandscapeForm *form() const { return m_form; }
    LandscapeMap *map() const { return m_map; }
    LandscapeSolid *solid() const { return m_solid; }
    QPushButton *compute() const { return m_compute; }
    QPushButton *take() const { return m_take; } ///< loads the weights at the chosen place
    QLabel *facts() const { return m_facts; }
    LandscapeLegend *legend() const { return m_legend; }
    /// Whether there is a network that weights can be loaded into.
    void setTakes(bool takes);
    bool isSolid() const;
    bool isLogarithmic() const { return m_look.isLogarithmic; }
    std::optional<Point2> chosen() const { return m_look.chosen; }
    ExportSource exportSource() const;

public slots:
    void setSolid(bool solid);
    void setLogarithmic(bool logarithmic);
    void setStep(qint64 step); ///< see LandscapeLook
    void choose(vitrine::Point2 place);
    void computeOrCancel();

signals:
    /// Compute was pressed, and nothing is being computed: start() is to be called with the form's settings.
    void orderWanted(const vitrine::LandscapeSettings &settings);
    /// The weights at a place are to be loaded into the network.
    void weightsChosen(vitrine::Point2 place);
    void lookChanged();

private:
    void build();
    void connectSession();
    void showLandscape();
    void showStage();
    void showFacts();
    void showLook();
    void retranslate();

    LandscapeSession *m_session;
    LandscapeForm *m_form;
    LandscapeLegend *m_legend;
    QPushButton *m_compute, *m_take;
    QProgressBar *m_progress;
    SegmentedControl *m_views;
    QCheckBox *m_logarithmic;
    QToolButton *m_export;
    QStackedWidget *m_stage;
    LandscapeMap *m_map;
    LandscapeSolid *m_solid;
    LandscapeLine *m_line;
    QLabel *m_facts;
    LandscapeLook m_look;
    bool m_takes = true;
};

} // namespace vitrine
