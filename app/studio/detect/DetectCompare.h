#pragma once

#include "app/studio/actions/Actions.h"
#include "app/studio/detect/DetectSettings.h"
#include "core/base/Result.h"
#include "widgets/detection/compare/ComparisonState.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>

class QLabel;
class QStackedWidget;
class QWidget;

namespace vitrine {

class CompareSettings;
class CompareStage;
class DetectSession;
class DetectorPanel;
class PictureView;
class ThresholdHistory;
class ThresholdLink;

/// Two detectors, or two settings of one, side by side in the Detect room. A is the room's own detector; B looks at
/// whatever A has looked at, on the same compute thread. B's newest question wins; nobody waits for it, but for the
/// frames of a video, which are shown on both sides together.
class DetectCompare : public QObject {
    Q_OBJECT

public:
    DetectCompare(DetectSession *session, DetectionState *state, PictureView *view, QWidget *window);
    ~DetectCompare() override;

    CompareStage *stage() const { return m_stage; }
    ThresholdLink *thresholds() const { return m_link; }
    ComparisonState *comparison() const { return m_comparison; }
    DetectSession *second() const { return m_second; }
    DetectionState *secondState() const { return m_secondState; }
    CompareSettings *settings() const { return m_settings; }
    /// The settings of both; `ofA` holds `detector`.
    QWidget *makeSettings(QWidget *ofA, DetectorPanel *detector);
    /// A panel of A and the same of B: that of the side is shown whose settings are, with its letter.
    /// B's is made when it is first compared.
    QWidget *makePanel(QWidget *ofA, std::function<QWidget *()> makeOfB);
    void setHistory(ThresholdHistory *history) { m_history = history; }

    bool isOn() const { return m_comparison->isOn(); }
    void setOn(bool on);
    bool isBusy() const;
    /// The detector whose settings are shown: a file that is opened goes there.
    DetectSession *edited() const;
    DetectionState *editedState() const;
    /// A's answer: shown now, or, of a video, with B's.
    void show(std::shared_ptr<const DetectionRun> run);
    /// A becomes B, and B becomes A; one step of undo.
    void swap();
    /// Copies or saves the views as one picture, or saves the list.
    void exportView(Command command);

    void restore(const DetectSettings &last);
    void save(DetectSettings &last) const;

signals:
    void onChanged(bool on);
    void sideChanged(); ///< edited() is another
    void busyChanged();
    void failed(const vitrine::Error &error);
    void answered(); ///< B is done, and nothing went wrong
    /// Both are done with what A was asked last: time for the next frame.
    void bothDone();

private:
    QWidget *makeSecondSettings();
    void connectSecond();
    bool ask();
    DetectorSource wanted() const;
    void showSecond();
    void refuse(const Error &error);
    void release();
    void showSide();
    bool waitsForSecond(const DetectionRun &run) const;
    void linkOtherModels();
    void swapSides();

    DetectSession *m_first, *m_second;
    DetectionState *m_firstState, *m_secondState;
    ThresholdLink *m_link;
    ComparisonState *m_comparison;
    CompareStage *m_stage;
    CompareSettings *m_settings = nullptr;
    DetectorPanel *m_firstPanel = nullptr, *m_secondPanel = nullptr;
    ThresholdHistory *m_history = nullptr;
    QWidget *m_window;
    struct Panel {
        QLabel *caption;
        QStackedWidget *pages; ///< A's, then B's
        std::function<QWidget *()> makeOfB;
    };
    QList<Panel> m_panels;
    std::shared_ptr<const DetectionRun> m_held; ///< A's answer that waits for B's
    DetectorSource m_restored; ///< B of the last time, until it is open
    bool m_isTryingAgain = false;
    bool m_hasSecond = false; ///< B was asked for by the user, now or the last time
    bool m_isLinkChosen = false; ///< the user said whether thresholds are the same
};

} // namespace vitrine
