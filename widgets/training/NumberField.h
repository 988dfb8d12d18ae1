#pragma once

#include <QDoubleSpinBox>

namespace vitrine {

/// A field for numbers of any size: "0.001", "1e-08"; four digits unless it is being written. On a logarithmic scale
/// the arrows go in thirds of a decade.
class NumberField : public QDoubleSpinBox {
    Q_OBJECT

public:
    explicit NumberField(bool logarithmic, QWidget *parent = nullptr);

    QString textFromValue(double value) const override;
    double valueFromText(const QString &text) const override;
    QValidator::State validate(QString &text, int &position) const override;
    void stepBy(int steps) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    bool m_logarithmic;
};

} // namespace vitrine
