#pragma once

#include "widgets/labs/board/StackBoard.h"
#include "widgets/labs/convolution/ConvPicture.h"
#include "widgets/labs/convolution/ConvRun.h"

#include <QWidget>

class QLabel;
class QSpinBox;

namespace vitrine {

class ColourLegend;
class PlayBar;
class SumStrip;

/// One convolution at work: the kernel slides over the input (or the stamps fall onto the output), and the sum behind
/// the number that is looked at builds up.
class ConvView : public QWidget {
    Q_OBJECT

public:
    explicit ConvView(QWidget *parent = nullptr);

    /// Keeps what is looked at as far as it is still there.
    void setStage(const ConvStage &stage);
    const ConvFocus &focus() const { return m_focus; }
    PlayBar *bar() const { return m_bar; }
    StackBoard *board() const { return m_board; }
    const ConvPicture *picture() const { return m_picture.get(); } ///< null before the first stage
    QString sentence() const;
    void lookAt(const Index &output); ///< [n, k, spatial…]
    /// A row up or down. False where it can't.
    bool moveRow(int rows);

private:
    void build();
    void setTexts();
    void showChoosers();
    void slide(qint64 position);
    void setGrain(int grain);
    void point(int panel, const std::optional<Index> &place);
    void choose(int panel, const Index &place);
    void refresh();
    void showTitles(std::vector<BoardPanel> &panels, const ConvPicture &picture) const;
    QString describe(int panel, const Index &place) const;
    QString describeTerm(std::size_t term) const;
    QString sumSentence(const ConvPicture &picture) const;
    Shape anchors() const; ///< the places that are slid over
    qint64 stepsPerAnchor() const;
    void anchorChanged(qint64 anchor);
    ConvFocus shown() const; ///< with what is pointed at

    ConvStage m_stage;
    std::shared_ptr<const ConvPicture> m_picture;
    ConvFocus m_focus;
    std::optional<Index> m_pointedOutput;
    PlayBar *m_bar;
    StackBoard *m_board;
    SumStrip *m_strip;
    ColourLegend *m_inputLegend, *m_outputLegend;
    QLabel *m_sentence;
    QLabel *m_sampleName, *m_outName, *m_inName;
    QSpinBox *m_sample, *m_out, *m_in;
};

} // namespace vitrine
