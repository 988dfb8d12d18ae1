#pragma once

#include "core/detection/augment/PictureFit.h"
#include "widgets/common/Export.h"
#include "widgets/common/WatchedJob.h"

#include <QImage>
#include <QWidget>

#include <array>
#include <memory>

class QComboBox;
class QLabel;
class QTableWidget;

namespace vitrine {

class TracedView;
class YoloxState;

/// The room's picture made the network's input in three ways side by side: letterbox, stretched, cropped; and what each
/// does to the boxes.
class LetterboxPage : public QWidget {
    Q_OBJECT

public:
    explicit LetterboxPage(YoloxState *state, QWidget *parent = nullptr);
    ~LetterboxPage() override;

    static constexpr std::size_t ways = 3;
    struct Shown {
        int pictureWidth = 0;
        int pictureHeight = 0;
        int side = 0;
        std::vector<LabelledBox> given; ///< in the picture
        std::array<FitResult, ways> fits; ///< by FitKind; the pictures themselves are below
        std::array<QImage, ways> images;
    };
    std::shared_ptr<const Shown> shown() const { return m_shown; }
    TracedView *view(FitKind kind) const { return m_views[static_cast<std::size_t>(kind)]; }
    QTableWidget *table() const { return m_table; }
    ExportSource exportSource() const;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void setTexts();
    LatestJob::Work work();
    void fill();
    void fillTable();
    void fillWhole();
    void put(int row, int column, const QString &text, const QString &tip, bool isLost = false);
    void light(int box);
    int side() const;
    QString className(int classId) const;
    QString numbersOf(std::size_t way) const;
    QString boxText(std::size_t way, std::size_t box) const;
    QString boxTip(std::size_t way, std::size_t box) const;
    QString csv() const;

    YoloxState *m_state;
    WatchedJob *m_job;
    std::shared_ptr<const Shown> m_shown;
    std::array<QLabel *, ways> m_titles{};
    std::array<TracedView *, ways> m_views{};
    std::array<QLabel *, ways> m_numbers{};
    QComboBox *m_size;
    QLabel *m_sizeName;
    QLabel *m_note;
    QTableWidget *m_table;
};

} // namespace vitrine
