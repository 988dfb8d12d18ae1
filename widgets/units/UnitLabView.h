#pragma once

#include "widgets/common/LatestJob.h"
#include "widgets/labs/Lab.h"
#include "widgets/units/UnitPicture.h"

#include <QPointer>

class QLabel;

namespace vitrine {

class ChainRuleView;
class SegmentedControl;
class UnitCursor;
class UnitGraphView;
class UnitPlayer;
class UnitStepList;
class UnitWorker;

/// Backpropagation as a computer does it: a run taken apart into unit operations, stepped through one at a time; below,
/// the notes' two ways side by side, with what each of them costs.
class UnitLabView : public Lab {
    Q_OBJECT

public:
    explicit UnitLabView(const LabTools &tools, QWidget *parent = nullptr);
    ~UnitLabView() override;

    void setSubject(const LabSubject &subject) override;
    ExportSource exportSource() const override;
    bool climb() override; ///< closes what was opened last
    bool hasOwnSteps() const override { return true; }
    int wantedWidth() const override;

    UnitCursor *cursor() const { return m_cursor; }
    UnitGraphView *graph() const { return m_graph; }
    ChainRuleView *chainRule() const { return m_rule; }
    UnitPlayer *player() const { return m_player; }
    const UnitOrder &order() const { return m_order; }
    void setScope(UnitOrder::Scope scope);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeTop();
    QWidget *makeWays();
    void connectViews();
    void setTexts();
    void ask();
    void take(quint64 number, std::shared_ptr<const UnitPicture> picture);
    void refuse(quint64 number, const Error &error);
    void showNotice();
    void showCost();
    Snapshot weightOf(const std::string &name) const; ///< invalid where there is none
    void changeParameter(int unit, double value);
    /// The selected number, or the block's largest gradient.
    Place chosenPlace() const;

    LabTools m_tools;
    LatestJob m_change; ///< of a large tensor
    LabSubject m_subject;
    QPointer<UnitWorker> m_worker; ///< lives in, and may die with, the compute thread
    UnitCursor *m_cursor;
    SegmentedControl *m_scope, *m_level;
    QLabel *m_notice;
    UnitGraphView *m_graph;
    UnitPlayer *m_player;
    ChainRuleView *m_rule;
    UnitStepList *m_steps;
    QLabel *m_generalTitle, *m_generalCost, *m_modularTitle, *m_modularCost;

    UnitOrder m_order;
    bool m_isWholeTooLarge = false; ///< of this network: found out, and said
    QString m_refusal; ///< why nothing can be shown
    quint64 m_number = 0; ///< of the newest job
    Cancel m_cancel;
};

} // namespace vitrine
