#pragma once

#include "widgets/explanation/ExplanationRows.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace vitrine {

/// The terms of an explanation as a table; products of two stand in one row with both factors.
class ExplanationModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Contribution, FirstValue, FirstPlace, SecondValue, SecondPlace };
    static constexpr int sortRole = Qt::UserRole; ///< a number for numbers

    explicit ExplanationModel(QObject *parent = nullptr);

    void setExplanation(std::shared_ptr<const Explanation> explanation);
    const ExplanationRows &rows() const { return m_rows; }
    /// Where the number in a cell came from; nothing for constants.
    std::optional<Place> place(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Term *term(const QModelIndex &index) const;
    double number(const QModelIndex &index) const;

    std::shared_ptr<const Explanation> m_explanation;
    ExplanationRows m_rows;
    bool m_hasPairs = false;
};

} // namespace vitrine
