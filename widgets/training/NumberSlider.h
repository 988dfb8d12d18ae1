#pragma once

#include "core/data/NumberOptions.h"
#include "core/training/Hyperparameters.h"

#include <QWidget>

class QLabel;
class QSlider;

namespace vitrine {

class NumberField;

/// What a number may be, and what its slider spans.
struct NumberRange {
    double min = 0;
    double max = 1;
    double usualMin = 0;
    double usualMax = 1;
    bool logarithmic = false;
    bool isWhole = false;

    static NumberRange of(const HyperparameterSpec &spec);
    static NumberRange of(const NumberSpec &spec);
};

/// A number by its name, a slider and a field in one row. Every move counts at once.
class NumberSlider : public QWidget {
    Q_OBJECT

public:
    explicit NumberSlider(const NumberRange &range, QWidget *parent = nullptr);

    void setTexts(const QString &name, const QString &tip);
    /// How much of the row the name has, the slider having 4; 6 to begin with.
    void setNameStretch(int stretch);
    double value() const;
    void setValue(double value); ///< does not emit valueChanged()
    NumberField *field() const { return m_field; }
    QSlider *slider() const { return m_slider; }

signals:
    void valueChanged(double value); ///< by the user

private:
    int toSlider(double value) const;
    double fromSlider(int position) const;
    void place(double value);

    NumberRange m_range;
    QLabel *m_name;
    QSlider *m_slider;
    NumberField *m_field;
};

} // namespace vitrine
