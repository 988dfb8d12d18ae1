#pragma once

#include "core/detection/assign/AssignStudy.h"
#include "widgets/common/WatchedJob.h"
#include "widgets/yolox/YoloxRun.h"

#include <QColor>
#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

class YoloxState;

/// A scene's label assignment with the names of what it assigns. Immutable; made off the GUI thread.
struct AssignPicture {
    std::shared_ptr<const YoloxRun> run;
    YoloxTruths truths;
    AssignStudy study;
    std::vector<AssignRemark> remarks;
    QStringList names; ///< of the ground truths, by row: "circle 2"
    std::vector<QColor> colours; ///< of the ground truths, by row
    QStringList unknown; ///< of boxes of classes that the network does not know

    CellPredictions predictions() const { return run->decoded->predictions(); }
    QString className(std::size_t row) const;
    /// The box of the scene that a row stands for.
    int boxOf(std::size_t row) const { return truths.sources[row]; }
};

/// A pair of a ground truth (a row of the cost matrix) and a cell; −1: none.
struct AssignPair {
    int row = -1;
    int cell = -1;

    bool operator==(const AssignPair &) const = default;
};

/// What the cost matrix shows of each pair.
enum class AssignTerm { Iou, IouCost, ClassCost, Cost };
float termOf(const CostTerms &terms, AssignTerm term);

/// The assignment of the state's scene, kept up to date off the GUI thread while boxes are dragged, and what is chosen
/// and pointed at in it. Works only while it is active.
class AssignSession : public QObject {
    Q_OBJECT

public:
    explicit AssignSession(YoloxState *state, QObject *parent = nullptr);

    void setActive(bool active);
    YoloxState *state() const { return m_state; }
    /// What another network made of the same picture, to be shown in place of the room's; null: the room's own.
    void setOtherRun(std::shared_ptr<const YoloxRun> run);
    bool showsOther() const { return m_other != nullptr; }

    std::shared_ptr<const AssignPicture> picture() const { return m_picture; } ///< null: there is none yet
    /// The chosen pair; its row is one that there is wherever there are any, its cell may be −1.
    AssignPair chosen() const { return m_chosen; }
    AssignPair hovered() const { return m_hovered; }
    AssignTerm term() const { return m_term; }

    static QColor rowColour(const AssignPicture &picture, std::size_t row);

public slots:
    void refresh(); ///< all anew: names are of the user's language
    void choose(vitrine::AssignPair pair);
    void hover(vitrine::AssignPair pair);
    void setTerm(vitrine::AssignTerm term);
    /// What the detector found, with a confidence of 0.3 and an NMS of 0.45, becomes the ground truth: one step of
    /// undo.
    void takeDetections();

signals:
    void pictureChanged();
    void chosenChanged();
    void hoveredChanged();
    void termChanged();
    void said(const QString &text);

private:
    std::shared_ptr<const YoloxRun> run() const;
    void dropOther();
    void show(std::shared_ptr<const AssignPicture> picture);
    LatestJob::Work work();
    void followBox();
    void followCell();
    void put(AssignPair pair);

    YoloxState *m_state;
    WatchedJob m_job;
    std::shared_ptr<const YoloxRun> m_other;
    std::shared_ptr<const AssignPicture> m_picture;
    AssignPair m_chosen, m_hovered;
    AssignTerm m_term = AssignTerm::Cost;
};

/// Plain computing, for any thread.
std::shared_ptr<const AssignPicture> assignPicture(const std::shared_ptr<const YoloxRun> &run, const YoloxScene &scene,
                                                   const AssignSettings &settings);

} // namespace vitrine
