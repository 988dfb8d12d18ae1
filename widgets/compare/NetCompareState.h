#pragma once

#include "widgets/compare/NetCompareSession.h"

#include <QObject>

namespace vitrine {

class StepCursor;

/// The sides as they stand on screen, left and right.
enum class NetSide { A, B };

/// What the views of a comparison share: at which pair of blocks they look, at what of it, and which side stands where.
/// The pair follows the room's cursor of steps, and leads it where the user chooses another.
class NetCompareState : public QObject {
    Q_OBJECT

public:
    NetCompareState(NetCompareSession *session, StepCursor *cursor, QObject *parent);

    NetCompareSession *session() const { return m_session; }
    const std::shared_ptr<const NetComparison> &comparison() const { return m_session->comparison(); }
    /// Whether pairs are operations in place of blocks: as the grain of the steps.
    bool isNodewise() const;
    const std::vector<ComparedPair> &pairs() const; ///< empty before the first comparison
    int row() const { return m_row; } ///< of pairs(); −1: none
    const ComparedPair *pair() const; ///< of the row
    ComparedPart part() const { return m_part; }
    bool isSwapped() const { return m_isSwapped; } ///< what is open is B
    /// What the figures say of the first block that differs, in a sentence.
    QString beginning() const;

    /// Of a comparison that is there.
    const Outcome &outcome(NetSide side) const;
    int place(const ComparedPair &pair, NetSide side) const;
    QString path(const ComparedPair &pair, NetSide side) const;
    std::vector<PartTensor> tensors(NetSide side) const; ///< of the row and part

public slots:
    void setRow(int row); ///< moves the cursor there, where what is open has such a step
    void setPart(vitrine::ComparedPart part);
    void setSwapped(bool swapped);

signals:
    void comparisonChanged(); ///< or other pairs: blocks in place of operations, sides exchanged
    void placeChanged(); ///< another row or part

private:
    bool isOpenSide(NetSide side) const { return (side == NetSide::A) != m_isSwapped; }
    void followComparison();
    void followCursor();
    int stepOf(int row, ComparedPart part) const;
    int findRow(const std::string &open, const std::string &other) const;
    std::string cursorPath() const;
    void moveTo(int row, ComparedPart part);

    NetCompareSession *m_session;
    StepCursor *m_cursor;
    int m_row = -1;
    ComparedPart m_part = ComparedPart::Output;
    std::string m_open, m_other; ///< paths of the row, to find it again
    bool m_isSwapped = false;
};

} // namespace vitrine
