#pragma once

#include <QTableWidget>

#include <memory>

namespace vitrine {

class AugmentSession;
struct AugmentShown;

/// What became of each label: where it comes from, its box before and after it was cut, and why it was dropped.
class FateTable : public QTableWidget {
    Q_OBJECT

public:
    explicit FateTable(AugmentSession *session, QWidget *parent = nullptr);

    void setLit(int box); ///< pointed at elsewhere; does not emit lit()
    QString csv() const;

    enum Column { Origin, Class, Fate, Before, After, Seen, ColumnCount };

signals:
    void lit(int box); ///< −1: none

protected:
    void leaveEvent(QEvent *event) override;

private:
    void setTexts();
    void fill();
    QString toolTipOf(const AugmentShown &shown, std::size_t box) const;

    AugmentSession *m_session;
    int m_lit = -1;
};

} // namespace vitrine
