#pragma once

#include "widgets/labs/activation/ActivationStudy.h"

#include <QTableWidget>

#include <optional>

namespace vitrine {

/// Each activation with what it makes of the run's numbers. The boxes switch its curve; the first two columns read the
/// curves under the cross-hair.
class ActivationTable : public QTableWidget {
    Q_OBJECT

public:
    enum Column { Name, Value, Slope, Mean, Flat, Blocked, Dead, MeanSlope, ColumnCount };

    explicit ActivationTable(QWidget *parent = nullptr);

    void setStudy(std::shared_ptr<const ActivationStudy> study);
    /// x under the cross-hair; none: the mean of the run's numbers.
    void setPlace(std::optional<double> x);
    bool isShown(const std::string &kind) const;

signals:
    void shownChanged();

private:
    void setTexts();
    void fill();
    void setNumber(int row, Column column, double value, const QString &text);

    std::shared_ptr<const ActivationStudy> m_study;
    QStringList m_hidden; ///< kinds whose curve is off
    bool m_hasChosen = false; ///< the boxes are the user's
    std::optional<double> m_place;
};

} // namespace vitrine
