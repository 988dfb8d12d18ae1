#pragma once

#include "core/labs/ConvSetting.h"

#include <QTableWidget>

#include <optional>
#include <vector>

namespace vitrine {

/// What different kinds of convolution cost on the same input. A click tries one.
class CostTable : public QTableWidget {
    Q_OBJECT

public:
    explicit CostTable(QWidget *parent = nullptr);

    /// The first row is `setting` itself.
    void setSetting(const ConvSetting &setting, const vitrine::Shape &input);
    /// What the rows stand for, in their order.
    std::vector<ConvSetting> settings() const;
    void setTime(int row, double milliseconds); ///< negative: it can't run
    QString csv() const;

signals:
    void chosen(const vitrine::ConvSetting &setting); ///< by the user

private:
    struct Line {
        std::optional<ConvVariant> variant; ///< none: as it is set
        ConvSetting setting;
        ConvCost cost;
    };
    void showLines();
    void setTexts();
    static QString nameOf(const Line &line);

    std::vector<Line> m_lines;
};

} // namespace vitrine
