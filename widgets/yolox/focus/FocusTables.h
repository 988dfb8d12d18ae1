#pragma once

#include "core/tensor/TensorDifference.h"
#include "core/yolox/FocusStudy.h"

#include <QTableWidget>

#include <array>
#include <memory>
#include <optional>

namespace vitrine {

/// The four slices with what ONNX's Slice nodes are told.
class SliceTable : public QTableWidget {
    Q_OBJECT

public:
    explicit SliceTable(QWidget *parent = nullptr);

    void setStudy(std::shared_ptr<const FocusStudy> study); ///< null: none
    void setCurrentSlice(int slice); ///< −1: none
    QString csv() const; ///< a line a node

signals:
    void sliceChosen(int slice);

private:
    void setTexts();
    void showRows();

    std::shared_ptr<const FocusStudy> m_study;
};

/// What a Focus costs, beside convolutions of stride 2 on the picture itself.
class StemTable : public QTableWidget {
    Q_OBJECT

public:
    static constexpr std::array stems{Stem::Focus, Stem::Wide, Stem::Plain}; ///< the rows

    explicit StemTable(QWidget *parent = nullptr);

    void setStudy(std::shared_ptr<const FocusStudy> study);
    /// Of the wide convolution's output from the Focus's; none: not known yet.
    void setDifference(const std::optional<TensorDifference> &difference);
    void setTime(int row, double milliseconds); ///< negative: it can't run
    void clearTimes();
    QString csv() const;

private:
    void setTexts();
    void showRows();

    std::shared_ptr<const FocusStudy> m_study;
    std::optional<TensorDifference> m_difference;
    std::array<std::optional<double>, stems.size()> m_times;
};

/// A table's cells, comma separated, with its header.
QString csvOf(const QTableWidget &table);

} // namespace vitrine
