#pragma once

#include "core/training/Hyperparameters.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QSlider;

namespace vitrine {

class NumberField;

/// One hyperparameter to set: its name and symbol, a slider over the usual range, and the number; a box to tick where
/// it is a switch. Made from what the hyperparameter says of itself.
class HyperparameterField : public QWidget {
    Q_OBJECT

public:
    explicit HyperparameterField(const HyperparameterSpec &spec, QWidget *parent = nullptr);

    const HyperparameterSpec &spec() const { return m_spec; }
    double value() const;
    void setValue(double value); ///< does not emit edited()
    QSlider *slider() const { return m_slider; } ///< null for a switch
    NumberField *number() const { return m_number; } ///< null for a switch

signals:
    void edited(double value); ///< by the user

private:
    void build();
    void retranslate();
    double valueAt(int position) const;
    int positionOf(double value) const;

    HyperparameterSpec m_spec;
    QLabel *m_label = nullptr;
    QSlider *m_slider = nullptr;
    NumberField *m_number = nullptr;
    QCheckBox *m_switch = nullptr;
};

} // namespace vitrine
