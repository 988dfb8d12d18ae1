#pragma once

// Private to core/detection.

#include "core/io/OnnxReader.h"
#include "core/tensor/Snapshot.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vitrine {

/// Where operations that change no number (Identity, Cast, Dropout) are looked through, and several operations of ONNX
/// are one of a network's: questions to a model. Holds references to it.
class OnnxView {
public:
    /// What made a value, where an operation and its inputs are one thing.
    struct Activation {
        std::string kind; ///< "SiLU", "LeakyReLU" (slope 0.1), "ReLU"; empty: it is none
        std::string input;
    };
    /// A value that is cut out of another: what is taken of each dimension.
    struct Cut {
        struct Part {
            std::int64_t start = 0;
            std::int64_t step = 1;
            bool operator==(const Part &) const = default;
        };
        std::string source;
        std::vector<Part> parts; ///< for the four dimensions [N, C, H, W]
        bool understood = true; ///< false: it depends on more than constants
    };

    explicit OnnxView(const OnnxModel &model);

    const OnnxModel &model() const { return m_model; }
    /// The value that this one is the same as.
    const std::string &origin(const std::string &value) const;
    /// The operation that makes a value; null for inputs and constants.
    const OnnxNode *maker(const std::string &value) const;
    /// Null where a value is no constant.
    const Snapshot *constant(const std::string &value) const;
    /// The numbers of a constant or of several joined, whatever their shapes; empty for anything else, and for more
    /// than 64 numbers.
    std::vector<double> numbers(const std::string &value) const;
    bool isInput(const std::string &value) const;

    Activation activation(const std::string &value) const;
    Cut cut(const std::string &value) const;
    /// Whether an operation doubles height and width by repeating each value.
    bool doubles(const OnnxNode &node) const;

    /// How messages call what makes a value: `MaxPool "MaxPool_17"`.
    std::string described(const std::string &value) const;

private:
    bool gather(const std::string &value, int level, std::vector<double> &result) const;
    bool applySlice(const OnnxNode &node, std::vector<Cut::Part> &parts) const;

    const OnnxModel &m_model;
    std::unordered_map<std::string_view, const OnnxNode *> m_makers;
    std::unordered_map<std::string_view, const std::string *> m_origins; ///< of values that are the same as another
};

/// An attribute of whole numbers, or what it is where it is left out.
std::vector<std::int64_t> onnxIntegers(const OnnxNode &node, const std::string &name,
                                       std::vector<std::int64_t> otherwise);
/// An attribute that is a text.
std::string onnxText(const OnnxNode &node, const std::string &name, const std::string &otherwise);
/// An input by its place; empty where it is left out.
const std::string &onnxInput(const OnnxNode &node, std::size_t place);

} // namespace vitrine
