#pragma once

#include "core/trace/GradientCheck.h"

#include <QAbstractTableModel>

#include <vector>

namespace vitrine {

/// Numbers that were checked: which, autograd's gradient, the slope by finite differences, and the relative error.
class GradCheckModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, Gradient, Slope, RelativeError, ColumnCount };
    static constexpr int sortRole = Qt::UserRole;

    explicit GradCheckModel(QObject *parent = nullptr);

    void clear();
    void add(const QString &tensor, const std::vector<CheckedGradient> &gradients);
    void showAll(); ///< other colours or another language

    double worst() const { return m_worst; }
    int wrongCount() const { return m_wrong; } ///< beyond GradientCheck::limit
    int hiddenCount() const { return m_hidden; } ///< too small to be seen beside the rounding of the loss
    double noise() const { return m_noise; } ///< the largest
    QString csv() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString name;
        CheckedGradient checked;
    };
    double number(const Row &row, int column) const;

    std::vector<Row> m_rows;
    double m_worst = 0;
    int m_wrong = 0, m_hidden = 0;
    double m_noise = 0;
};

} // namespace vitrine
