#pragma once

#include <QTableWidget>

namespace vitrine {

class Evaluator;

/// COCO's twelve figures, with what each means.
class FiguresTable : public QTableWidget {
    Q_OBJECT

public:
    explicit FiguresTable(Evaluator *evaluator, QWidget *parent = nullptr);

    double valueOf(const QString &figure) const; ///< −1: nothing to measure
    QString csv() const;

private:
    void showFigures();
    void setTexts();

    Evaluator *m_evaluator;
};

} // namespace vitrine
