#pragma once

#include "core/training/Hyperparameters.h"

#include <QWidget>

#include <functional>
#include <map>
#include <vector>

class QVBoxLayout;

namespace vitrine {

/// A row for each number that something is set by, made from its specs: a slider with a field, or a box to tick.
class HyperparameterForm : public QWidget {
    Q_OBJECT

public:
    explicit HyperparameterForm(QWidget *parent = nullptr);

    /// Rows for these; `values` that are missing have their defaults.
    void setSpecs(const std::vector<HyperparameterSpec> &specs);
    void setValues(const Hyperparameters &values); ///< does not emit changed()
    QWidget *row(const std::string &name) const; ///< null where there is none

signals:
    void changed(const std::string &name, double value); ///< by the user

private:
    struct Row {
        HyperparameterSpec spec;
        QWidget *widget = nullptr;
        std::function<void(double)> show;
    };
    Row makeRow(const HyperparameterSpec &spec);

    QVBoxLayout *m_layout;
    std::vector<Row> m_rows;
};

} // namespace vitrine
